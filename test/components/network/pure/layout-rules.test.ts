import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import { layoutRules, lockOfLayout } from "../../../../components/network/pure/layout-rules";
import type { AdoptedNetwork } from "../../../../components/network/pure/network-settings";
import type { SubnetLock } from "../../../../components/network/pure/subnet-lock";
import { planSubnets } from "../../../../components/network/pure/subnet-plan";

const cidr = "10.0.0.0/16";
const lock: SubnetLock = {
  format: "subnet-lock/1",
  cidr,
  subnets: { "private-a": "10.0.0.0/19", "private-f": "10.0.160.0/19" },
};
const subnets = planSubnets(
  { base: 0x0a000000, prefix: 16 },
  { zones: ["eu-central-1a"], tiers: {}, secondaryCidrs: {}, clusters: [] },
);
const problemsOf = (adopt: AdoptedNetwork) =>
  findProblems(layoutRules({ kind: "locked", lock, adopt }, cidr, {}, subnets));

describe("lockOfLayout", () => {
  it("is the lock of a locked layout", () => {
    expect(lockOfLayout({ kind: "locked", lock })).toBe(lock);
    expect(lockOfLayout({ kind: "slots" })).toBeUndefined();
  });
});

describe("layoutRules", () => {
  it("has nothing to say of slots", () => {
    expect(layoutRules({ kind: "slots" }, cidr, {}, subnets)).toEqual([]);
  });

  it("accepts what is adopted with its addresses", () => {
    expect(
      problemsOf({
        vpcId: "vpc-0123456789abcdef0",
        internetGatewayId: "igw-01234567",
        subnetIds: { "private-a": "subnet-01234567" },
      }),
    ).toEqual([]);
  });

  it("asks the rules of the lock", () => {
    const layout = { kind: "locked", lock: { ...lock, cidr: "10.9.0.0/16" } } as const;
    expect(findProblems(layoutRules(layout, cidr, {}, subnets))).toHaveLength(1);
  });

  it.each<[string, AdoptedNetwork, readonly string[]]>([
    [
      "ids that are none",
      { vpcId: "vpc", subnetIds: { "private-a": "sub-01234567" } },
      [
        'layout.adopt.vpcId: is not the id of a vpc, got "vpc"; write it as "vpc-" and its hex digits',
        'layout.adopt.subnetIds.private-a: is not the id of a subnet, got "sub-01234567"; write it as "subnet-" and its hex digits',
      ],
    ],
    [
      "a gateway without its VPC",
      { internetGatewayId: "igw-01234567" },
      ["layout.adopt.vpcId: is required to adopt resources of the VPC; give the id of the VPC"],
    ],
    [
      "a subnet whose addresses are not said",
      { vpcId: "vpc-01234567", subnetIds: { "public-a": "subnet-01234567" } },
      [
        'layout.adopt.subnetIds: names subnets whose range is not in the lock, got ["public-a"]; write their ranges into layout.lock.subnets',
      ],
    ],
    [
      "a subnet of a zone that the network does not use",
      { vpcId: "vpc-01234567", subnetIds: { "private-f": "subnet-01234567" } },
      [
        'layout.adopt.subnetIds: names subnets that the network does not have, got ["private-f"]; use keys of its tiers and zones, such as private-a',
      ],
    ],
  ])("refuses %s", (_case, adopt, messages) => {
    expect(problemsOf(adopt)).toEqual(messages);
  });
});
