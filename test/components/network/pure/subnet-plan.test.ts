import { assert, boolean, constantFrom, integer, property, record, subarray } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Cidr,
  contains,
  nthBlock,
  overlaps,
  parseCidr,
} from "../../../../components/core/pure/cidr";
import { ZONE_LETTERS } from "../../../../components/core/pure/zone";
import type { ExtraTier } from "../../../../components/network/pure/network-settings";
import { subnetLock } from "../../../../components/network/pure/subnet-lock";
import {
  planSubnets,
  type SubnetInput,
  type SubnetPlan,
} from "../../../../components/network/pure/subnet-plan";

const vpc = { base: 0x0a000000, prefix: 16 };
const zone = (letter: string): string => `eu-central-1${letter}`;
const threeZones = ["a", "b", "c"].map(zone);
const plain = { tiers: {}, secondaryCidrs: {}, clusters: [] };

/** Any VPC between /16 and /20 inside 10/8, with any two or more zones in any order. */
const vpcs = integer({ min: 16, max: 20 }).chain((prefix) =>
  integer({ min: 0, max: 2 ** (prefix - 8) - 1 }).map((index) =>
    nthBlock({ base: 0x0a000000, prefix: 8 }, prefix, index),
  ),
);
const zoneLists = subarray([...ZONE_LETTERS], { minLength: 2 }).map((letters) => letters.map(zone));

/** Every tier that a network can have; extra ones need a VPC of /19 or larger. */
const EXTRA: Readonly<Record<string, ExtraTier>> = {
  cache: { slot: 1, routes: "isolated" },
  data: { slot: 2, routes: "isolated" },
  web: { slot: 3, routes: "private" },
};
const SECONDARY = {
  burst: { cidr: "172.16.0.0/18", use: "nodes", slot: 3 },
  pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 },
} as const;

function pick<T>(from: Readonly<Record<string, T>>, keys: readonly string[]) {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

/** Any network: a VPC, zones, tiers and further ranges. */
const networks = record({
  range: vpcs,
  zones: zoneLists,
  isolated: boolean(),
  extra: subarray(Object.keys(EXTRA)),
  secondary: subarray(Object.keys(SECONDARY)),
}).map(({ range, zones, isolated, extra, secondary }) => {
  const tiers = { isolated, extra: range.prefix > 19 ? {} : pick(EXTRA, extra) };
  const input: SubnetInput = {
    zones,
    tiers,
    secondaryCidrs: pick(SECONDARY, secondary),
    clusters: [],
  };
  return { range, input };
});

/** The same VPC with every zone, tier and range there can be. */
function everything(range: Cidr): SubnetInput {
  const tiers = { isolated: true, extra: range.prefix > 19 ? {} : EXTRA };
  return { zones: ZONE_LETTERS.map(zone), tiers, secondaryCidrs: SECONDARY, clusters: [] };
}

function blocksOf(subnets: readonly SubnetPlan[]): readonly Cidr[] {
  return subnets.flatMap(({ cidr }) => parseCidr(cidr) ?? []);
}

function cidrByKey(subnets: readonly SubnetPlan[]): Readonly<Record<string, string>> {
  return Object.fromEntries(subnets.map(({ key, cidr }) => [key, cidr]));
}

function ipv6ByKey(subnets: readonly SubnetPlan[]): Readonly<Record<string, number>> {
  return Object.fromEntries(subnets.map(({ key, ipv6Number }) => [key, ipv6Number]));
}

describe("planSubnets", () => {
  it("gives each tier and zone of a /16 its slot", () => {
    expect(cidrByKey(planSubnets(vpc, { ...plain, zones: threeZones }))).toEqual({
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

  it("gives the optional tiers of a /16 theirs", () => {
    const subnets = cidrByKey(planSubnets(vpc, everything(vpc)));
    expect(
      ["isolated-a", "isolated-f", "cache-a", "web-f", "pods-b", "burst-a"].map(
        (key) => subnets[key],
      ),
    ).toEqual([
      "10.0.240.0/23",
      "10.0.250.0/23",
      "10.0.228.0/25",
      "10.0.238.128/25",
      "100.64.32.0/19",
      "172.16.0.0/21",
    ]);
  });

  it("gives a /20 six zones that load balancers still fit in", () => {
    const zones = ZONE_LETTERS.map(zone);
    const subnets = planSubnets({ base: vpc.base, prefix: 20 }, { ...plain, zones });
    expect(subnets.find(({ key }) => key === "public-f")?.cidr).toBe("10.0.13.64/26");
  });

  it("leaves the control plane five addresses free while an upgrade doubles its interfaces", () => {
    const addresses = 2 ** (32 - 28) - 5; // AWS keeps five of each subnet
    const interfaces = 4; // EKS has two to four in all, and the new ones stand beside the old
    for (const subnet of planSubnets(vpc, { ...plain, zones: threeZones }).slice(-3)) {
      expect(parseCidr(subnet.cidr)?.prefix).toBe(28);
    }
    expect(addresses - interfaces).toBeGreaterThanOrEqual(5);
  });

  it("lists a tier in the order of the zones", () => {
    const subnets = planSubnets(vpc, { ...plain, zones: [zone("c"), zone("a")] });
    expect(subnets.map(({ key }) => key).slice(0, 2)).toEqual(["public-c", "public-a"]);
  });

  it("keeps every subnet inside a range of the network, none smaller than AWS allows", () => {
    assert(
      property(networks, ({ range, input }) => {
        const areas = [
          range,
          ...Object.values(input.secondaryCidrs).flatMap(({ cidr }) => parseCidr(cidr) ?? []),
        ];
        const blocks = blocksOf(planSubnets(range, input));
        const outside = blocks.filter((block) => !areas.some((area) => contains(area, block)));
        expect(outside).toEqual([]);
        expect(blocks.filter(({ prefix }) => prefix > 28)).toEqual([]);
      }),
    );
  });

  it("lets no two subnets overlap, nor share an IPv6 block", () => {
    assert(
      property(networks, ({ range, input }) => {
        const subnets = planSubnets(range, input);
        const blocks = blocksOf(subnets);
        const clashes = blocks.flatMap((a, index) =>
          blocks.slice(index + 1).filter((b) => overlaps(a, b)),
        );
        expect(clashes).toEqual([]);
        const numbers = subnets.map(({ ipv6Number }) => ipv6Number);
        expect(new Set(numbers).size).toBe(subnets.length);
        expect(numbers.filter((number) => number < 0 || number > 255)).toEqual([]);
      }),
    );
  });

  it("moves no subnet when zones, tiers or ranges are added, removed or reordered", () => {
    assert(
      property(networks, ({ range, input }) => {
        const all = planSubnets(range, everything(range));
        const some = planSubnets(range, input);
        expect(cidrByKey(all)).toMatchObject(cidrByKey(some));
        expect(ipv6ByKey(all)).toMatchObject(ipv6ByKey(some));
      }),
    );
  });

  it("plans the same from the lock of a plan, whatever is added since", () => {
    assert(
      property(networks, ({ range, input }) => {
        const before = planSubnets(range, input);
        const lock = subnetLock("any", before);
        expect(planSubnets(range, { ...input, lock })).toEqual(before);
        const after = planSubnets(range, { ...everything(range), lock });
        expect(cidrByKey(after)).toMatchObject(cidrByKey(before));
      }),
    );
  });

  it("takes a locked range before the slot", () => {
    assert(
      property(constantFrom(...ZONE_LETTERS), (letter) => {
        const key = `private-${letter}`;
        const lock = subnetLock("10.0.0.0/16", [{ key, cidr: "10.0.96.0/21" }]);
        const zones = ZONE_LETTERS.map(zone);
        const subnets = cidrByKey(planSubnets(vpc, { ...plain, zones, lock }));
        const free = cidrByKey(planSubnets(vpc, { ...plain, zones }));
        expect(subnets).toEqual({ ...free, [key]: "10.0.96.0/21" });
      }),
    );
  });
});
