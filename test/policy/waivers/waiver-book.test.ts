import { describe, expect, it } from "vitest";
import { evaluate, type CheckOptions } from "../../../policy/check/evaluate";
import type { Waiver } from "../../../policy/waivers/waiver";
import { declared, manifest, pod, urnOf } from "../resources";
import { waiverNamed } from "../waivers";

const RULE = "pss-host-namespaces";
const risky = pod({ hostPID: true, hostIPC: true });
const vpc = declared("aws:ec2/vpc:Vpc", {});

function check(resources: typeof risky, options: Partial<CheckOptions> = {}) {
  const only = [RULE, "tag-required", "waiver-hygiene"];
  const report = evaluate(resources, {
    environment: "prod",
    today: "2026-11-24",
    only,
    ...options,
  });
  return {
    found: report.findings.map(({ rule, level, path }) => `${rule} ${level} ${path}`),
    waived: report.waived.map(({ path, waiver }) => `${path} by ${waiver.id}`),
  };
}

const withWaiver = (changes: Partial<Waiver> = {}, resources = risky, options = {}) =>
  check(resources, { waivers: [waiverNamed("w", changes)], ...options });

const FOUND = [`${RULE} mandatory spec.hostPID`, `${RULE} mandatory spec.hostIPC`];
const WAIVED = ["spec.hostPID by w", "spec.hostIPC by w"];

describe("waivers of a file", () => {
  it("move findings to the waived ones, with their terms", () => {
    const report = evaluate(risky, {
      environment: "prod",
      today: "2026-11-24",
      only: [RULE],
      waivers: [waiverNamed("w")],
    });
    expect(report.findings).toEqual([]);
    expect(report.waived[0]).toMatchObject({
      rule: RULE,
      path: "spec.hostPID",
      waiver: {
        id: "w",
        owner: "team-a",
        reason: "the agent reads the node's processes",
        expires: "2026-12-31",
        ticket: "OPS-7",
      },
    });
    expect(Object.keys(report.waived[0]?.waiver ?? {})).toHaveLength(5);
  });

  it.each([
    ["its name", "web"],
    ["namespace and name", "team-a/web"],
    ["its namespace", "team-a/*"],
    ["its kind", "Pod"],
    ["its type", "kubernetes:core/v1:Pod"],
    ["its file", "manifest.yaml"],
  ])("may name an object by %s", (_, name) => {
    expect(withWaiver({ resources: [name] }).waived).toEqual(WAIVED);
  });

  it("may name a resource by its URN", () => {
    const changes = { rules: ["tag-*"], resources: [urnOf("aws:ec2/vpc:Vpc")] };
    expect(withWaiver(changes, vpc)).toEqual({ found: [], waived: ["tags by w"] });
  });

  it.each(["we", "b/web", "team-b/*", "pod", "manifest.*", "*fest.yml"])(
    "are anchored: %s names nothing",
    (name) => {
      expect(withWaiver({ resources: [name] })).toEqual({
        found: [...FOUND, "waiver-hygiene advisory waivers[0]"],
        waived: [],
      });
    },
  );

  it("may speak of one field alone", () => {
    expect(withWaiver({ path: "spec.hostP*" })).toEqual({
      found: [`${RULE} mandatory spec.hostIPC`],
      waived: ["spec.hostPID by w"],
    });
  });

  it.each(["owner", "reason", "expires", "ticket"])("waive nothing without %s", (term) => {
    expect(withWaiver({ [term]: "" })).toEqual({
      found: [...FOUND, `waiver-hygiene mandatory waivers[0].${term}`],
      waived: [],
    });
  });

  it.each(["dev", "prod"] as const)(
    "that have run out waive nothing and stop %s",
    (environment) => {
      const { found, waived } = withWaiver({ expires: "2026-11-23" }, risky, { environment });
      expect([found.at(-1), waived]).toEqual(["waiver-hygiene mandatory waivers[0].expires", []]);
    },
  );

  it("hold on their last day", () => {
    expect(withWaiver({ expires: "2026-11-24" }).waived).toEqual(WAIVED);
  });

  it("hold in their environments alone, and are of no concern elsewhere", () => {
    const changes = { environments: ["dev"] as const, expires: "2026-01-01" };
    expect(withWaiver(changes)).toEqual({ found: FOUND, waived: [] });
  });

  it("without use are not judged where one of their rules did not run", () => {
    const changes = { rules: ["pss-*"], resources: ["nothing"] };
    expect(withWaiver(changes).found).toEqual(FOUND);
  });

  it("without use are left out where mandatory findings alone are asked for", () => {
    const options = { level: "mandatory" } as const;
    expect(withWaiver({ resources: ["nothing"] }, risky, options).found).toEqual(FOUND);
  });

  it("cannot waive what is said of waivers", () => {
    const waivers = [
      waiverNamed("old", { expires: "2026-01-01" }),
      waiverNamed("all", { rules: ["*"], index: 1 }),
    ];
    expect(check(risky, { waivers })).toEqual({
      found: ["waiver-hygiene mandatory waivers[0].expires"],
      waived: ["spec.hostPID by all", "spec.hostIPC by all"],
    });
  });

  it("do nothing where the rule that watches them is switched off, but what they say holds", () => {
    const levels = { "waiver-hygiene": "disabled" } as const;
    expect(withWaiver({ expires: "2026-01-01" }, risky, { levels })).toEqual({
      found: FOUND,
      waived: [],
    });
  });
});

describe("waivers on an object", () => {
  const PREFIX = "policy.orchestration-platform/waive-";
  const TERMS = "owner=team-a; reason=it is the node's agent; expires=2026-12-24; ticket=OPS-1";
  const marked = (annotations: Readonly<Record<string, unknown>>, metadata = {}) =>
    manifest({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "web", namespace: "team-a", annotations, ...metadata },
      spec: { hostPID: true },
    });

  it("waive the rule that they name", () => {
    expect(check(marked({ [PREFIX + RULE]: TERMS }))).toEqual({
      found: [],
      waived: [`spec.hostPID by inline:${RULE}`],
    });
  });

  it("waive it on no other object", () => {
    const both = [...marked({ [PREFIX + RULE]: TERMS }), ...marked({}, { name: "other" })];
    expect(check(both).found).toEqual([`${RULE} mandatory spec.hostPID`]);
  });

  it("in a pod template count for nothing", () => {
    const deployment = manifest({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "team-a" },
      spec: {
        template: {
          metadata: { annotations: { [PREFIX + RULE]: TERMS } },
          spec: { hostPID: true },
        },
      },
    });
    expect(check(deployment)).toEqual({
      found: [`${RULE} mandatory spec.template.spec.hostPID`],
      waived: [],
    });
  });

  it("are watched like any other", () => {
    const annotations = {
      [`${PREFIX}${RULE}`]: TERMS.replace("2026-12-24", "2026-11-01"),
      [`${PREFIX}tag-required`]: TERMS,
      [`${PREFIX}pss-nothing`]: TERMS,
    };
    const at = (rule: string) => `metadata.annotations[${JSON.stringify(PREFIX + rule)}]`;
    expect(check(marked(annotations))).toEqual({
      found: [
        `${RULE} mandatory spec.hostPID`,
        `waiver-hygiene mandatory ${at(RULE)}.expires`,
        `waiver-hygiene advisory ${at("tag-required")}`,
        `waiver-hygiene mandatory ${at("pss-nothing")}`,
      ],
      waived: [],
    });
  });

  it("report the object that they stand on", () => {
    const [, finding] = evaluate(marked({ [PREFIX + RULE]: "true" }), {
      environment: "prod",
      only: [RULE, "waiver-hygiene"],
    }).findings;
    expect(finding).toMatchObject({
      rule: "waiver-hygiene",
      resource: { kind: "Pod", namespace: "team-a", name: "web" },
      source: { file: "manifest.yaml" },
    });
  });
});
