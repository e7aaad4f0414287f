import { array, assert, bigInt, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatIpv6Block,
  ipv6SubnetBlock,
  parseIpv6Block,
} from "../../../../components/network/pure/ipv6-blocks";

describe("parseIpv6Block", () => {
  it.each([
    ["::/0", 0n],
    ["::1/128", 1n],
    ["1::/16", 1n << 112n],
    ["2001:db8:0:1200::/56", 0x20010db8_00001200n << 64n],
    ["0:0:0:0:0:0:1:2/64", 0x10002n],
  ])("reads %s", (text, base) => {
    expect(parseIpv6Block(text)?.base).toBe(base);
  });

  it.each(["", "::", "1::2::3/64", "1:2:3/64", "1:2:3:4:5:6:7:8::/64", "g::/64", "::/129", "::/x"])(
    "refuses %j",
    (text) => {
      expect(parseIpv6Block(text)).toBeUndefined();
    },
  );
});

describe("formatIpv6Block", () => {
  it("shortens the longest run of zeros, the first of equal ones, and no single zero", () => {
    const format = (base: bigint) => formatIpv6Block({ base, prefix: 64 });
    expect(format(0x20010db8_00000000_00010000_00000001n)).toBe("2001:db8::1:0:0:1/64");
    expect(format(0x00010000_00020003_00040005_00060007n)).toBe("1:0:2:3:4:5:6:7/64");
    expect(format(0n)).toBe("::/64");
  });

  it("is read back as it was", () => {
    const group = integer({ min: 0, max: 0xffff }).map((value) => (value % 3 === 0 ? 0 : value));
    assert(
      property(
        array(group, { minLength: 8, maxLength: 8 }),
        integer({ min: 0, max: 128 }),
        (groups, prefix) => {
          const base = groups.reduce((sum, value) => (sum << 16n) | BigInt(value), 0n);
          expect(parseIpv6Block(formatIpv6Block({ base, prefix }))).toEqual({ base, prefix });
        },
      ),
    );
  });
});

describe("ipv6SubnetBlock", () => {
  it("counts in /64s", () => {
    expect(ipv6SubnetBlock("2001:db8:0:1200::/56", 0)).toBe("2001:db8:0:1200::/64");
    expect(ipv6SubnetBlock("2001:db8:0:1200::/56", 35)).toBe("2001:db8:0:1223::/64");
  });

  it("gives every number of a /56 a block of its own inside it", () => {
    assert(
      property(bigInt({ min: 0n, max: (1n << 56n) - 1n }), (index) => {
        const vpc = formatIpv6Block({ base: index << 72n, prefix: 56 });
        const blocks = Array.from({ length: 256 }, (_, number) => ipv6SubnetBlock(vpc, number));
        expect(new Set(blocks).size).toBe(256);
        expect(blocks.map((block) => (parseIpv6Block(block)?.base ?? 0n) >> 72n)).toEqual(
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
