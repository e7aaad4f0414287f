import { assert, integer, property, subarray } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Cidr,
  contains,
  nthBlock,
  overlaps,
  parseCidr,
} from "../../../../components/core/pure/cidr";
import { ZONE_LETTERS } from "../../../../components/core/pure/zone";
import { planSubnets, type SubnetPlan } from "../../../../components/network/pure/subnet-plan";

const vpc = { base: 0x0a000000, prefix: 16 };
const zone = (letter: string): string => `eu-central-1${letter}`;
const threeZones = ["a", "b", "c"].map(zone);

/** Any VPC between /16 and /20 inside 10/8, with any two or more zones in any order. */
const vpcs = integer({ min: 16, max: 20 }).chain((prefix) =>
  integer({ min: 0, max: 2 ** (prefix - 8) - 1 }).map((index) =>
    nthBlock({ base: 0x0a000000, prefix: 8 }, prefix, index),
  ),
);
const zoneLists = subarray([...ZONE_LETTERS], { minLength: 2 }).map((letters) => letters.map(zone));

function blocksOf(subnets: readonly SubnetPlan[]): readonly Cidr[] {
  return subnets.flatMap(({ cidr }) => parseCidr(cidr) ?? []);
}

function cidrByKey(subnets: readonly SubnetPlan[]): Readonly<Record<string, string>> {
  return Object.fromEntries(subnets.map(({ key, cidr }) => [key, cidr]));
}

describe("planSubnets", () => {
  it("gives each tier and zone of a /16 its slot", () => {
    expect(cidrByKey(planSubnets(vpc, threeZones))).toEqual({
      "public-a": "10.0.192.0/22",
      "public-b": "10.0.196.0/22",
      "public-c": "10.0.200.0/22",
      "private-a": "10.0.0.0/19",
      "private-b": "10.0.32.0/19",
      "private-c": "10.0.64.0/19",
      "control-plane-a": "10.0.224.0/28",
      "control-plane-b": "10.0.224.16/28",
      "control-plane-c": "10.0.224.32/28",
    });
  });

  it("gives a /20 six zones that load balancers still fit in", () => {
    const subnets = planSubnets({ base: vpc.base, prefix: 20 }, ZONE_LETTERS.map(zone));
    expect(subnets.find(({ key }) => key === "public-f")?.cidr).toBe("10.0.13.64/26");
  });

  it("tags public and private subnets for load balancers, the control plane's for nobody", () => {
    const tags = planSubnets(vpc, [zone("a")]).map(({ discoveryTags }) => discoveryTags);
    expect(tags).toEqual([
      { "kubernetes.io/role/elb": "1" },
      { "kubernetes.io/role/internal-elb": "1" },
      {},
    ]);
  });

  it("lists a tier in the order of the zones", () => {
    const subnets = planSubnets(vpc, [zone("c"), zone("a")]);
    expect(subnets.map(({ key }) => key).slice(0, 2)).toEqual(["public-c", "public-a"]);
  });

  it("keeps every subnet inside the VPC", () => {
    assert(
      property(vpcs, zoneLists, (range, zones) => {
        const blocks = blocksOf(planSubnets(range, zones));
        expect(blocks).toHaveLength(3 * zones.length);
        expect(blocks.filter((block) => !contains(range, block))).toEqual([]);
      }),
    );
  });

  it("lets no two subnets overlap", () => {
    assert(
      property(vpcs, zoneLists, (range, zones) => {
        const blocks = blocksOf(planSubnets(range, zones));
        const clashes = blocks.flatMap((a, index) =>
          blocks.slice(index + 1).filter((b) => overlaps(a, b)),
        );
        expect(clashes).toEqual([]);
      }),
    );
  });

  it("moves no subnet when zones are added, removed or reordered", () => {
    assert(
      property(vpcs, zoneLists, (range, zones) => {
        const all = cidrByKey(planSubnets(range, ZONE_LETTERS.map(zone)));
        expect(all).toMatchObject(cidrByKey(planSubnets(range, zones)));
      }),
    );
  });
});
