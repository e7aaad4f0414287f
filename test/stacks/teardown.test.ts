import path from "node:path";
import { describe, expect, it } from "vitest";
import { teardownRole } from "../../components/core/pure/teardown-role";
import type { Plan } from "../../plan";
import { formatTeardown } from "../../plan/teardown/format-teardown";
import { planTeardown } from "../../plan/teardown/plan-teardown";
import { shippedPlan } from "../support/shipped-stacks";

/** Objects of a plan that have each role. */
function objectsOf({ resources }: Plan, role: "discard" | "drain") {
  return resources.filter(({ type, inputs }) => teardownRole(type, inputs) === role);
}

describe("the teardown of prod", () => {
  it("goes in exactly these phases", async () => {
    const text = formatTeardown(planTeardown(await shippedPlan("prod")), { color: false });
    await expect(text).toMatchFileSnapshot(path.join(__dirname, "teardown/prod.txt"));
  });
});

describe.each(["dev", "prod"] as const)("the teardown of %s", (stack) => {
  it("has no problems", async () => {
    expect(planTeardown(await shippedPlan(stack)).problems).toEqual([]);
  });

  it("discards every object with its cluster and drains the others", async () => {
    const plan = await shippedPlan(stack);
    const clusterOf = (urn: string | null) => urn?.split("::").at(-1);
    const discarded = objectsOf(plan, "discard").map((object) => clusterOf(object.deletedWith));
    expect([...new Set(discarded)]).toEqual([`${stack}-cluster-control-plane`]);
    expect(objectsOf(plan, "drain").filter((object) => object.deletedWith !== null)).toEqual([]);
  });
});
