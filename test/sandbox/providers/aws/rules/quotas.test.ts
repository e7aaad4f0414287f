import { describe, expect, it } from "vitest";
import type { AccountRecord } from "../../../../../sandbox/providers/account";
import { QUOTAS, refuseOverQuota } from "../../../../../sandbox/providers/aws/rules/quotas";
import type { Quota } from "../../../../../sandbox/providers/aws/rules/quotas";
import { CloudView } from "../../../../../sandbox/providers/cloud-view";
import { LOCATION } from "../../resource-requests";

/** Properties of which every quota's group is made. */
const GROUP = {
  vpcId: "vpc-1",
  routeTableId: "rtb-1",
  securityGroupId: "sg-1",
  clusterName: "shop",
  role: "node",
  targetKeyId: "key-1",
  subnetId: "subnet-1",
};

const SUBNET = thing("aws:ec2/subnet:Subnet", "subnet-1", { availabilityZone: "eu-west-1a" });

function thing(type: string, id: string, outputs: object): AccountRecord {
  return { urn: `urn:${id}`, type, id, inputs: {}, outputs: { ...outputs }, place: LOCATION };
}

function member({ type, name }: Quota, id: string): AccountRecord {
  const vpcEndpointType = name.startsWith("Gateway") ? "Gateway" : "Interface";
  return thing(type, id, { ...GROUP, vpcEndpointType });
}

function refusal(quota: Quota, existing: readonly AccountRecord[], next = member(quota, "next")) {
  const others = new CloudView([...existing, SUBNET]);
  return refuseOverQuota({ kind: "create", thing: next, others });
}

/** Quotas of subnets would count the fixture's own subnet. */
const COUNTED = QUOTAS.map((quota) => [quota.name, quota] as const);

describe("QUOTAS", () => {
  it.each(COUNTED)("admits the last and refuses one more: %s", (_, quota) => {
    const full = Array.from({ length: quota.limit }, (_each, index) => member(quota, `x-${index}`));
    expect(refusal(quota, full.slice(1))).toBeUndefined();
    expect(refusal(quota, full)).toBe(quota.words);
  });

  it.each(COUNTED)("counts each region or account by itself: %s", (_, quota) => {
    const full = Array.from({ length: quota.limit }, (_each, index) => member(quota, `x-${index}`));
    const place = { region: "us-east-1", account: "999988887777" };
    expect(refusal(quota, full, { ...member(quota, "next"), place })).toBeUndefined();
  });

  it("refuses a node group of more nodes than EKS manages", () => {
    const scalingConfig = { minSize: 0, desiredSize: 1, maxSize: 451 };
    const nodes = thing("aws:eks/nodeGroup:NodeGroup", "n", { ...GROUP, scalingConfig });
    const words = refuseOverQuota({ kind: "update", thing: nodes, others: new CloudView([]) });
    expect(words).toBe(
      "ResourceLimitExceededException: Nodes per managed node group limit of 450 exceeded",
    );
  });
});
