import { beforeAll, describe, expect, it } from "vitest";
import type { PlannedResource } from "../../../plan";
import { checkInputs } from "../../../sandbox/providers/aws/check";
import type { ResourceRequest } from "../../../sandbox/providers/provider";
import { requestFromPlan } from "../../sandbox/providers/planned-inputs";
import { SHIPPED_STACKS, shippedPlan } from "../../support/shipped-stacks";

/** What is wrong, one line a failure. */
function check(resource: ResourceRequest): readonly string[] {
  return checkInputs(resource).failures.map(({ property, reason }) => `${property}: ${reason}`);
}

/** The resource with a letter too many in the name of one input. */
function withTypo(resource: ResourceRequest, name: string): ResourceRequest {
  const { [name]: value, ...others } = resource.inputs;
  return { ...resource, inputs: { ...others, [`${name}x`]: value } };
}

let requests: readonly ResourceRequest[] = [];

beforeAll(async () => {
  const plans = await Promise.all(SHIPPED_STACKS.map((stack) => shippedPlan(stack)));
  const isManaged = ({ type, externalId }: PlannedResource) =>
    type.startsWith("aws:") && externalId === undefined;
  requests = plans.flatMap(({ resources }) => resources.filter(isManaged).map(requestFromPlan));
}, 60_000);

describe("checks of the simulated AWS", () => {
  it("find nothing in any resource of the shipped stacks", () => {
    expect(requests.length).toBeGreaterThan(100);
    const refused = requests.flatMap((each) => check(each).map((line) => `${each.urn}: ${line}`));
    expect(refused).toEqual([]);
  });

  it("suggest the name of every input that has a letter too many", () => {
    const silent = requests.flatMap((resource) =>
      Object.keys(resource.inputs).filter((name) => {
        const suggestion = `${name}x: unknown property; did you mean "${name}"?`;
        return !check(withTypo(resource, name)).includes(suggestion);
      }),
    );
    expect(silent).toEqual([]);
  });

  it("miss every required input that is left out", () => {
    const vpcs = requests.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
    const failures = vpcs.flatMap((subnet) => {
      const { vpcId: _, ...inputs } = subnet.inputs;
      return check({ ...subnet, inputs });
    });
    expect(new Set(failures)).toEqual(new Set(["vpcId: required, but not set; set it"]));
  });
});
