import { assert, bigInt, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIpv6Cidr, parseIpv6Cidr } from "../../../../components/core/pure/cidr";
import { ipv6SubnetBlock } from "../../../../components/network/pure/ipv6-blocks";

describe("ipv6SubnetBlock", () => {
  it("counts in /64s", () => {
    expect(ipv6SubnetBlock("2001:db8:0:1200::/56", 0)).toBe("2001:db8:0:1200::/64");
    expect(ipv6SubnetBlock("2001:db8:0:1200::/56", 35)).toBe("2001:db8:0:1223::/64");
  });

  it("gives every number of a /56 a block of its own inside it", () => {
    assert(
      property(bigInt({ min: 0n, max: (1n << 56n) - 1n }), (index) => {
        const vpc = formatIpv6Cidr({ base: index << 72n, prefix: 56 });
        const blocks = Array.from({ length: 256 }, (_, number) => ipv6SubnetBlock(vpc, number));
        expect(new Set(blocks).size).toBe(256);
        expect(blocks.map((block) => (parseIpv6Cidr(block)?.base ?? 0n) >> 72n)).toEqual(
          blocks.map(() => index),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("says what is wrong with a VPC that has no block", () => {
    expect(() => ipv6SubnetBlock("", 0)).toThrow(
      'ipv6: the VPC has no /56 or larger to take subnets from, got ""; let AWS assign the block',
    );
  });
});
