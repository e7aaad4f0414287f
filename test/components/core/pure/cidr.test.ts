import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contains,
  formatCidr,
  isPrivate,
  networkOf,
  nthBlock,
  overlaps,
  parseCidr,
} from "../../../../components/core/pure/cidr";

const vpc = { base: 0x0a000000, prefix: 16 };

describe("parseCidr", () => {
  it("reads an address and a prefix", () => {
    expect(parseCidr("10.0.0.0/16")).toEqual(vpc);
  });

  it.each([
    "10.0.0.0",
    "10.0.0/16",
    "10.0.0.256/16",
    "10.0.0.0/33",
    "010.0.0.0/16",
    "10.0.0.0/08",
    "fd00::/64",
    "10.0.0.0/16 ",
    "",
  ])("refuses %j", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it("keeps host bits", () => {
    expect(parseCidr("10.0.0.1/16")).toEqual({ base: 0x0a000001, prefix: 16 });
  });

  it("reads back whatever formatCidr writes", () => {
    assert(
      property(
        integer({ min: 0, max: 2 ** 32 - 1 }),
        integer({ min: 0, max: 32 }),
        (base, prefix) => {
          expect(parseCidr(formatCidr({ base, prefix }))).toEqual({ base, prefix });
        },
      ),
    );
  });
});

describe("networkOf", () => {
  it("clears the host bits", () => {
    expect(formatCidr(networkOf({ base: 0xffffffff, prefix: 20 }))).toBe("255.255.240.0/20");
  });
});

describe("nthBlock", () => {
  it("counts blocks from the start of the area", () => {
    expect(formatCidr(nthBlock(vpc, 19, 3))).toBe("10.0.96.0/19");
  });
});

describe("contains", () => {
  it("is true of a block and itself", () => {
    expect(contains(vpc, vpc)).toBe(true);
  });

  it("is false where only the start lies inside", () => {
    expect(contains(vpc, { base: vpc.base, prefix: 15 })).toBe(false);
  });
});

describe("overlaps", () => {
  it("is false of neighbours", () => {
    expect(overlaps(nthBlock(vpc, 20, 0), nthBlock(vpc, 20, 1))).toBe(false);
  });

  it("does not count host bits", () => {
    const written = { base: 0x0a0a1000, prefix: 16 };
    expect(overlaps({ base: 0x0a0a0000, prefix: 20 }, written)).toBe(true);
  });

  it("is true where one holds the other", () => {
    expect(overlaps(nthBlock(vpc, 20, 3), vpc)).toBe(true);
  });
});

describe("isPrivate", () => {
  it.each([
    ["10.255.0.0/16", true],
    ["172.31.0.0/16", true],
    ["172.32.0.0/16", false],
    ["192.168.0.0/16", true],
    ["192.168.0.0/15", false],
    ["8.8.0.0/16", false],
  ])("of %s is %s", (text, expected) => {
    expect(isPrivate(parseCidr(text) ?? { base: 0, prefix: 0 })).toBe(expected);
  });
});
