import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/repository";
import { Scenario, type ScenarioRun } from "../support/scenario";
import { isComponent, labelOf, NO_CHANGES } from "../support/scenario-changes";

/**
 * The changes that an operator makes again and again, each applied with the real engine on top of
 * the one before: none of them replaces or deletes anything, and in the end nothing is left.
 */
describe("a network with a cluster and its pools", () => {
  const entry = path.join(ROOT, "test/e2e/programs/network-cluster/index.ts");
  const scenario = new Scenario({
    stack: "trial",
    kubernetes: "recorded",
    program: { project: "network-cluster", entry },
  });
  const CLUSTER = "Cluster trial-cluster-control-plane";

  afterAll(() => scenario.end());

  /** The changes of an update that went well. */
  async function changesOf(run: Promise<ScenarioRun>): Promise<ScenarioRun["changes"]> {
    const { code, errors, changes } = await run;
    expect([code, errors]).toEqual([0, []]);
    return changes;
  }

  it("1. comes up", async () => {
    const { replaced, deleted } = await changesOf(scenario.up());
    expect([replaced, deleted]).toEqual([[], []]);
  });

  it("2. a tag updates what carries it, and nothing else", async () => {
    scenario.set("costCenter", "cc-2");
    const carriers = scenario
      .resources()
      .filter(({ type, inputs }) => !isComponent(type) && JSON.stringify(inputs).includes('"cc-1"'))
      .map(labelOf);
    expect(carriers).toContain(CLUSTER);
    const changes = await changesOf(scenario.up());
    expect(changes).toEqual({ ...NO_CHANGES, updated: carriers.toSorted() });
  });

  it("3. a log type updates the cluster", async () => {
    scenario.set("logTypes", ["audit", "authenticator"]);
    expect(await changesOf(scenario.up())).toEqual({ ...NO_CHANGES, updated: [CLUSTER] });
  });

  it("4. an allowed range updates the cluster", async () => {
    scenario.set("allowedCidrs", ["203.0.113.0/24", "198.51.100.0/24"]);
    expect(await changesOf(scenario.up())).toEqual({ ...NO_CHANGES, updated: [CLUSTER] });
  });

  it("5. an administrator and a developer are added beside the others", async () => {
    scenario.set("admins", ["platform", "second"]);
    scenario.set("developers", ["developers", "reviewers"]);
    expect(await changesOf(scenario.up())).toEqual({
      ...NO_CHANGES,
      created: [
        "AccessEntry trial-access-reviewers",
        "AccessEntry trial-cluster-admin-second",
        "AccessPolicyAssociation trial-access-reviewers-policy",
        "AccessPolicyAssociation trial-cluster-admin-second-policy",
      ],
    });
  });

  it("6. a zone adds subnets and routes, and replaces no pool", async () => {
    scenario.set("zones", ["a", "b", "c"]);
    expect(await changesOf(scenario.up())).toEqual({
      ...NO_CHANGES,
      created: [
        "Route trial-network-private-c-default-route",
        "RouteTable trial-network-private-c-route-table",
        "RouteTableAssociation trial-network-control-plane-c-association",
        "RouteTableAssociation trial-network-private-c-association",
        "RouteTableAssociation trial-network-public-c-association",
        "Subnet trial-network-control-plane-c",
        "Subnet trial-network-private-c",
        "Subnet trial-network-public-c",
      ],
      // EKS takes no other zones later: the control plane stays where it is.
      updated: [
        "Group trial-own-group",
        "VpcEndpoint trial-network-endpoint-dynamodb",
        "VpcEndpoint trial-network-endpoint-s3",
      ],
    });
  });

  it("7. nothing is left to do", async () => {
    expect((await scenario.preview()).changes).toEqual(NO_CHANGES);
  });

  it("8. the protected cluster refuses to go", async () => {
    const { code, errors } = await scenario.destroy();
    expect(code).not.toBe(0);
    expect(errors.join("\n")).toMatch(/deletion protection/i);
  });

  it("9. unprotected, it goes with all the rest", async () => {
    scenario.set("protected", false);
    const { updated, replaced } = await changesOf(scenario.up());
    expect(updated).toContain(CLUSTER);
    expect(replaced).toEqual([]);
    await changesOf(scenario.destroy());
    expect(scenario.account("aws").list()).toEqual([]);
  });
});
