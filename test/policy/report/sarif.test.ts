import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import type { PolicyReport } from "../../../policy/check/report";
import { listRules } from "../../../policy/check/rule-list";
import { toSarif } from "../../../policy/report/sarif";
import { RULES } from "../../../policy/rules";
import { RICH_REPORT } from "./rich-report";

const options = { rules: listRules(RULES).rules, version: "1.2.3", cwd: "/checkout" };

/** The OASIS schema, which is of draft 4: its `id` has another name since. */
function sarifProblems(log: object): unknown {
  const file = path.join(__dirname, "sarif-2.1.0.schema.json");
  const { id: _id, $schema: _schema, ...schema } = JSON.parse(readFileSync(file, "utf8"));
  const formats = {
    uri: /^[a-z][a-z0-9+.-]*:/,
    "uri-reference": /^[^\s\\]*$/,
    "date-time": /^\d{4}-/,
  };
  const validate = new Ajv({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    formats,
  }).compile(schema);
  validate(JSON.parse(JSON.stringify(log)));
  return validate.errors ?? [];
}

function logOf(report: PolicyReport) {
  return JSON.parse(JSON.stringify(toSarif(report, options)));
}

describe("toSarif", () => {
  it("is valid by the schema of SARIF 2.1.0", () => {
    expect(sarifProblems(toSarif(RICH_REPORT, options))).toEqual([]);
  });

  it("is valid with nothing in it", () => {
    const empty = { ...RICH_REPORT, findings: [], waived: [], notEvaluated: [] };
    expect(sarifProblems(toSarif(empty, options))).toEqual([]);
  });

  it("is measured by a schema that refuses what is wrong", () => {
    expect(sarifProblems({ version: "2.1.0", runs: [{}] })).toMatchObject([
      { keyword: "required", params: { missingProperty: "tool" } },
    ]);
  });

  it("tells levels apart", () => {
    const [run] = logOf(RICH_REPORT).runs;
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual([
      "error",
      "error",
      "note",
      "warning",
      "error",
    ]);
  });

  it("points at file, line and field, with a path that is relative to the checkout", () => {
    const [run] = logOf(RICH_REPORT).runs;
    expect(run.results[0].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "apps/web%20pod.yaml" },
          region: { startLine: 12 },
        },
        logicalLocations: [
          {
            name: "Pod team-a/web",
            fullyQualifiedName: "kubernetes:core/v1:Pod/team-a/web#spec.hostPID",
            kind: "resource",
          },
        ],
      },
    ]);
  });

  it("points at the program for a resource without a file", () => {
    const [run] = logOf(RICH_REPORT).runs;
    expect(run.results[3].locations[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1 } },
      logicalLocations: [
        {
          fullyQualifiedName:
            "urn:pulumi:prod::shop::aws:sqs/queue:Queue::orders#sqsManagedSseEnabled",
        },
      ],
    });
  });

  it("suppresses what is waived and says why", () => {
    const [run] = logOf(RICH_REPORT).runs;
    expect(run.results[4].suppressions).toMatchObject([
      {
        kind: "external",
        status: "accepted",
        justification: "the agent reads the node's network",
        properties: { waiver: "node-agent", expires: "2027-01-01" },
      },
    ]);
  });

  it("keeps its fingerprints when a manifest moves, and repeats none", () => {
    const moved = RICH_REPORT.findings.map((finding) => ({
      ...finding,
      source: { file: "elsewhere.yaml", line: 90, document: 0 },
    }));
    const twice = { ...RICH_REPORT, findings: [...moved, ...moved.slice(0, 1)] };
    const fingerprints = [RICH_REPORT, twice].map((report) =>
      logOf(report).runs[0].results.map(
        ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
          partialFingerprints["orchestrationFinding/v1"],
      ),
    );
    expect(fingerprints[1].slice(0, 4)).toEqual(fingerprints[0].slice(0, 4));
    expect(new Set(fingerprints[1]).size).toBe(fingerprints[1].length);
  });

  it("describes each rule that it names, with its help and its weight", () => {
    const { rules } = logOf(RICH_REPORT).runs[0].tool.driver;
    expect(rules[0]).toMatchObject({
      id: "pss-host-namespaces",
      help: { text: expect.stringContaining("docs/policies/pss-host-namespaces.md") },
      properties: { "security-severity": "8.0" },
    });
  });
});
