import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../policy/check/check-plan";
import { evaluate } from "../../../policy/check/evaluate";
import { hasMandatoryFinding } from "../../../policy/check/report";
import { RULES } from "../../../policy/rules";
import { manifest, pod } from "../resources";

const risky = pod({ hostPID: true, containers: [{ name: "app", image: "app:1" }] });
const prod = { environment: "prod" } as const;

describe("evaluate", () => {
  it("reports a finding with all that a reader needs", () => {
    const report = evaluate(risky, { ...prod, only: ["pss-host-namespaces"] });
    expect(report.findings).toEqual([
      {
        rule: "pss-host-namespaces",
        level: "mandatory",
        severity: "high",
        resource: {
          type: "kubernetes:core/v1:Pod",
          apiVersion: "v1",
          kind: "Pod",
          namespace: "team-a",
          name: "web",
          urn: null,
        },
        source: { file: "manifest.yaml", line: 1, document: 0 },
        path: "spec.hostPID",
        message:
          "the pod shares the node's process namespace and can read the environment of every process",
        remediation: "Remove hostNetwork, hostPID and hostIPC from the pod spec.",
      },
    ]);
  });

  it("counts the rules that ran and the resources that it was given", () => {
    expect(evaluate(risky, prod).evaluated).toEqual({ rules: RULES.length, resources: 1 });
  });

  it("runs the chosen rules alone", () => {
    const report = evaluate(risky, { ...prod, only: ["k8s-image-pinned"] });
    expect(report.findings.map(({ rule }) => rule)).toEqual(["k8s-image-pinned"]);
  });

  it("leaves out what is weaker than the level asked for", () => {
    const report = evaluate(risky, { environment: "dev", level: "mandatory" });
    expect(new Set(report.findings.map(({ rule }) => rule))).toEqual(
      new Set(["pss-host-namespaces"]),
    );
  });

  it("uses the levels of the environment", () => {
    const only = ["quota-memory-limit"];
    const levels = (["dev", "prod"] as const).map(
      (environment) => evaluate(risky, { environment, only }).findings[0]?.level,
    );
    expect(levels).toEqual(["advisory", "mandatory"]);
  });

  it("orders findings by resource, then by rule", () => {
    const twice = [...risky, ...pod({ hostIPC: true, hostNetwork: true })];
    const report = evaluate(twice, { ...prod, only: ["pss-host-namespaces", "k8s-image-pinned"] });
    expect(report.findings.map(({ path }) => path)).toEqual([
      "spec.hostPID",
      "spec.containers[0].image",
      "spec.hostNetwork",
      "spec.hostIPC",
    ]);
  });

  it("says the same twice", () => {
    expect(JSON.stringify(evaluate(risky, prod))).toBe(JSON.stringify(evaluate(risky, prod)));
  });

  it("hands parameters to the rule that they are for", () => {
    const settings = { "k8s-image-pinned": { requireDigest: false } };
    const report = evaluate(risky, { ...prod, only: ["k8s-image-pinned"], settings });
    expect(report.findings).toEqual([]);
  });

  it("never repeats a value of the resource in a message", () => {
    const secret = "hunter2";
    const resources = manifest({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "web", namespace: "team-a" },
      spec: {
        containers: [{ name: "app", image: secret, resources: { limits: { cpu: secret } } }],
      },
    });
    const report = evaluate(resources, prod);
    expect(report.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toContain(secret);
  });
});

describe("hasMandatoryFinding", () => {
  it.each([
    ["prod", true],
    ["dev", false],
  ] as const)("is, for an image without digest in %s, %s", (environment, expected) => {
    const report = evaluate(risky, { environment, only: ["quota-requests"] });
    expect(hasMandatoryFinding(report)).toBe(expected);
  });
});

describe("checkPlan", () => {
  const plan = (environment: string) => ({
    format: "orchestration-plan/1",
    environment,
    resources: [
      {
        urn: "urn:pulumi:s::p::kubernetes:core/v1:Pod::web",
        type: "kubernetes:core/v1:Pod",
        name: "web",
        custom: true,
        provider: null,
        inputs: { spec: { hostPID: true, containers: [{ name: "app" }] } },
        dependencies: [],
        propertyDependencies: {},
        aliases: [],
        protect: false,
        ignoreChanges: [],
      },
    ],
  });

  it.each([
    ["dev", "dev"],
    ["local", "dev"],
    ["prod", "prod"],
  ])("checks a plan of %s at the levels of %s", (environment, expected) => {
    expect(checkPlan(plan(environment)).environment).toBe(expected);
  });

  it("reports the URN and no file", () => {
    const [finding] = checkPlan(plan("dev"), { only: ["pss-host-namespaces"] }).findings;
    expect([finding?.resource.urn, finding?.source, finding?.path]).toEqual([
      "urn:pulumi:s::p::kubernetes:core/v1:Pod::web",
      null,
      "spec.hostPID",
    ]);
  });
});
