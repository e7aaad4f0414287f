import { describe, expect, it } from "vitest";
import { named, planResources } from "./plan-network";

describe("createNatGateways", () => {
  it("deletes a gateway before its successor, which takes over the address", async () => {
    const plan = await planResources();
    expect(named(plan, "dev-network-nat-a")).toMatchObject({
      deleteBeforeReplace: true,
      inputs: { region: "eu-central-1", tags: { Name: "dev-network-nat-a" } },
    });
    expect(named(plan, "dev-network-nat-a-address").deleteBeforeReplace).toBeUndefined();
  });

  it("lets a regional gateway start beside the old one: it has no address to hand over", async () => {
    const plan = await planResources({ nat: { kind: "regional" } });
    expect(named(plan, "dev-network-nat-regional").deleteBeforeReplace).toBeUndefined();
  });
});
