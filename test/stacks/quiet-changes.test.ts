import { describe, expect, it } from "vitest";
import { comparePlans, loadStackConfig, type Plan, type PlanDiff, planProgram } from "../../plan";
import { declareEnvironment, PROJECT_ROOT, shippedPlan } from "../support/shipped-stacks";

type Section = Readonly<Record<string, unknown>>;

const PREFIX = "orchestration-platform:";

/** A section of prod's configuration. */
function section(key: string): Section {
  const { config } = loadStackConfig(PROJECT_ROOT, "prod");
  return JSON.parse(config[PREFIX + key] ?? "{}");
}

/** Prod with some of its configuration changed; sections are given as objects. */
function planWith(changes: Readonly<Record<string, string | Section>>): Promise<Plan> {
  const stack = loadStackConfig(PROJECT_ROOT, "prod");
  const changed = Object.entries(changes).map(([key, value]) => [
    PREFIX + key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const config = { ...stack.config, ...Object.fromEntries(changed) };
  return planProgram({ ...stack, config, entry: declareEnvironment });
}

async function diffOf(changes: Readonly<Record<string, string | Section>>): Promise<PlanDiff> {
  return comparePlans(await shippedPlan("prod"), await planWith(changes));
}

/** What is lost by a change, in one line each. */
function losses({ removed, replaced }: PlanDiff): readonly string[] {
  return [
    ...removed.map(({ urn }) => `removed ${urn}`),
    ...replaced.map(({ urn, because }) => `replaced ${urn}: ${because.join(", ")}`),
  ];
}

const admin = (name: string) => `arn:aws:iam::444455556666:role/${name}`;

describe("a change of prod replaces and removes nothing when it", () => {
  const network = section("network");
  const cluster = section("cluster");

  it.each<[string, Record<string, string | Section>]>([
    ["books the cost elsewhere, which is a tag of everything", { costCenter: "cc-3000" }],
    [
      "opens the API to a range",
      { cluster: { ...cluster, publicAccessCidrs: ["203.0.113.0/24"] } },
    ],
    ["opens the private API", { cluster: { ...cluster, privateAccessCidrs: ["10.10.0.0/16"] } }],
    [
      "names another administrator",
      { cluster: { ...cluster, adminRoleArns: [admin("platform-admin"), admin("on-call")] } },
    ],
    ["adds a zone at the end", { network: { ...network, zones: ["a", "b", "c", "d"] } }],
    ["adds a zone in the middle", { network: { ...network, zones: ["d", "a", "c", "b"] } }],
    ["upgrades the control plane", { cluster: { ...cluster, version: "1.36" } }],
  ])("%s", async (_case, changes) => {
    const diff = await diffOf(changes);
    expect(losses(diff)).toEqual([]);
    // The change arrives somewhere.
    expect(diff.added.length + diff.changed.length).toBeGreaterThan(0);
  });

  it("would be caught when it does: another range of the network", async () => {
    const diff = await diffOf({ network: { ...network, cidr: "10.21.0.0/16" } });
    expect(losses(diff)[0]).toMatch(/^replaced .*aws:ec2\/vpc:Vpc::prod-network-vpc: cidrBlock$/);
    // With all that lies in it: see test/e2e/scenarios/configuration-changes.test.ts.
    expect([diff.replaced.length, diff.changed.map(({ name }) => name)]).toEqual([
      45,
      ["prod-network-internet-gateway"],
    ]);
  });
});
