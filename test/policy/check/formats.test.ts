import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../policy/check/evaluate";
import { formatReport } from "../../../policy/check/format-text";
import { formatRuleList, listRules } from "../../../policy/check/rule-list";
import { RULES } from "../../../policy/rules";
import { declared, manifest, namespace, pod, UNKNOWN } from "../resources";

const SCHEMAS = path.resolve(__dirname, "../../../docs/schemas");

function problemsOf(schema: string, document: unknown): unknown {
  const text = readFileSync(path.join(SCHEMAS, `${schema}.json`), "utf8");
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(text));
  validate(JSON.parse(JSON.stringify(document)));
  return validate.errors ?? [];
}

const report = evaluate(
  [
    ...pod({ hostPID: true, containers: [{ name: "app", image: UNKNOWN }] }),
    ...declared("aws:ec2/vpc:Vpc", {}),
  ],
  { environment: "prod", only: ["pss-host-namespaces", "k8s-image-pinned", "tag-required"] },
);

describe("orchestration-policy-1.json", () => {
  it("describes a report with findings and gaps", () => {
    expect(problemsOf("orchestration-policy-1", report)).toEqual([]);
  });

  it("refuses a finding without path", () => {
    const findings = report.findings.map(({ path: _, ...finding }) => finding);
    expect(problemsOf("orchestration-policy-1", { ...report, findings })).toMatchObject([
      { keyword: "required", params: { missingProperty: "path" } },
      { keyword: "required", params: { missingProperty: "path" } },
    ]);
  });
});

describe("orchestration-rules-1.json", () => {
  it("describes the list of rules", () => {
    expect(problemsOf("orchestration-rules-1", listRules(RULES))).toEqual([]);
  });

  it("refuses a level that does not exist", () => {
    const [first] = listRules(RULES).rules;
    const rules = [{ ...first, levels: { dev: "off", prod: "mandatory" } }];
    expect(
      problemsOf("orchestration-rules-1", { format: "orchestration-rules/1", rules }),
    ).toMatchObject([{ instancePath: "/rules/0/levels/dev", keyword: "enum" }]);
  });
});

describe("listRules", () => {
  it("shows a default for each environment, and null for what has to be configured", () => {
    const config = Object.fromEntries(listRules(RULES).rules.map(({ id, config }) => [id, config]));
    expect([
      config["k8s-image-pinned"]?.requireDigest?.default,
      config["eks-endpoint-private"]?.allowedCidrs?.default,
    ]).toEqual([
      { dev: false, prod: true },
      { dev: null, prod: null },
    ]);
  });
});

describe("formatRuleList", () => {
  it("is a table with one line a rule below its headings", () => {
    const [headings, ...rows] = formatRuleList(listRules(RULES)).trimEnd().split("\n");
    const first = rows.find((row) => row.startsWith("pss-host-namespaces "));
    expect(headings).toMatch(/^rule +severity {2}dev {8}prod {7}what must hold$/);
    expect(first).toMatch(/^pss-host-namespaces +high {6}mandatory {2}mandatory {2}No pod shares/);
    expect(first?.indexOf("high")).toBe(headings?.indexOf("severity"));
    expect(rows).toHaveLength(RULES.length);
  });
});

describe("formatReport", () => {
  it("groups by resource and rule, and ends with the counts", () => {
    expect(formatReport(report, { color: false })).toBe(`manifest.yaml:1  Pod team-a/web
  mandatory  pss-host-namespaces (high)
    spec.hostPID: the pod shares the node's process namespace and can read the environment of every process
    fix: Remove hostNetwork, hostPID and hostIPC from the pod spec.

aws:ec2/vpc:Vpc it
  mandatory  tag-required/required (medium)
    tags: the tags owner, environment, cost-center, domain, managed-by are missing
    fix: Add the tags to the resource, or to defaultTags of its provider.

not evaluated
  k8s-image-pinned: unknown value at spec.containers[0].image, Pod team-a/web

2 mandatory, 0 advisory, 1 not evaluated (2 resources, 3 rules, levels of prod)
`);
  });

  it("says so when there is nothing to say", () => {
    const resources = manifest({ apiVersion: "storage.k8s.io/v1", kind: "StorageClass" });
    const text = formatReport(evaluate(resources, { environment: "dev" }), { color: false });
    expect(text).toBe(`no findings (1 resource, ${RULES.length} rules, levels of dev)\n`);
  });

  it("gathers equal reasons", () => {
    const resources = ["a", "b", "c"].flatMap((name) => [
      ...namespace(name),
      ...manifest({
        apiVersion: "v1",
        kind: "ResourceQuota",
        metadata: { name: "q", namespace: name },
        spec: {
          hard: {
            cpu: 1,
            memory: 1,
            pods: 1,
            persistentvolumeclaims: 1,
            "services.loadbalancers": 1,
          },
        },
      }),
    ]);
    const gaps = evaluate(resources, { environment: "prod", only: ["quota-namespace"] });
    expect(formatReport(gaps, { color: false })).toContain(
      "  quota-namespace: not configured: ceilings, Namespace a and 2 more\n",
    );
  });

  it("paints only when asked to", () => {
    const escape = String.fromCharCode(27);
    const painted = [true, false].map((color) => formatReport(report, { color }).includes(escape));
    expect(painted).toEqual([true, false]);
  });
});
