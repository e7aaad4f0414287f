import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contains,
  coversAll,
  formatIpv6Cidr,
  isAnywhere,
  isWithin,
  nthAddress,
  parseIpv6Cidr,
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

describe("parseIpv6Cidr", () => {
  it.each([
    ["::/0", 0n],
    ["::1/128", 1n],
    ["1::/16", 1n << 112n],
    ["2001:db8:0:1200::/56", 0x20010db8_00001200n << 64n],
    ["0:0:0:0:0:0:1:2/64", 0x10002n],
  ])("reads %s", (text, base) => {
    expect(parseIpv6Cidr(text)?.base).toBe(base);
  });

  it.each(["", "::", "1::2::3/64", "1:2:3/64", "1:2:3:4:5:6:7:8::/64", "g::/64", "::/129", "::/x"])(
    "refuses %j",
    (text) => {
      expect(parseIpv6Cidr(text)).toBeUndefined();
    },
  );
});

describe("formatIpv6Cidr", () => {
  it("shortens the longest run of zeros, the first of equal ones, and no single zero", () => {
    const format = (base: bigint) => formatIpv6Cidr({ base, prefix: 64 });
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
          expect(parseIpv6Cidr(formatIpv6Cidr({ base, prefix }))).toEqual({ base, prefix });
        },
      ),
    );
  });
});

describe("isAnywhere", () => {
  it.each(["0.0.0.0/0", "::/0", "0:0:0:0:0:0:0:0/0", "10.0.0.0/0"])("is true of %s", (cidr) => {
    expect(isAnywhere(cidr)).toBe(true);
  });

  it.each(["0.0.0.0/1", "10.0.0.0/8", "::/1", "nonsense/0", "0.0.0.0/10", 0])(
    "is false of %s",
    (cidr) => {
      expect(isAnywhere(cidr)).toBe(false);
    },
  );
});

describe("isWithin", () => {
  it.each([
    ["10.1.0.0/16", "10.0.0.0/8", true],
    ["10.0.0.0/8", "10.0.0.0/8", true],
    ["10.0.0.0/8", "10.1.0.0/16", false],
    ["11.0.0.0/16", "10.0.0.0/8", false],
    ["2001:db8::/48", "2001:db8::/32", true],
    ["2001:db8::/48", "0.0.0.0/0", false],
    ["nonsense", "0.0.0.0/0", false],
  ])("says of %s in %s: %s", (inner, outer, expected) => {
    expect(isWithin(inner, outer)).toBe(expected);
  });
});

describe("blocks that hold every address between them", () => {
  it.each([
    ["the whole", ["0.0.0.0/0"]],
    ["the whole of the other family", ["10.0.0.0/8", "::/0"]],
    ["halves", ["128.0.0.0/1", "0.0.0.0/1"]],
    ["halves of the other family", ["::/1", "8000::/1"]],
    ["a half and quarters, in any order", ["192.0.0.0/2", "0.0.0.0/1", "128.0.0.0/2"]],
    ["halves that are not written at their start", ["200.0.0.1/1", "1.2.3.4/1"]],
    ["blocks that overlap", ["0.0.0.0/1", "64.0.0.0/2", "128.0.0.0/1"]],
  ])("%s", (_name, cidrs) => expect(coversAll(cidrs)).toBe(true));

  it.each([
    ["nothing", []],
    ["a half", ["0.0.0.0/1"]],
    ["the same half twice", ["0.0.0.0/1", "0.0.0.0/1"]],
    ["a gap", ["0.0.0.0/2", "128.0.0.0/1"]],
    ["halves of two families", ["0.0.0.0/1", "8000::/1"]],
    ["what is not a block", ["0.0.0.0/1", "128.0.0.0", 7, undefined]],
  ])("not %s", (_name, cidrs) => expect(coversAll(cidrs)).toBe(false));

  it("are found among ten thousand without comparing each with each", () => {
    const cidrs = Array.from({ length: 10_000 }, (_, at) => `10.${at >> 8}.${at % 256}.0/24`);
    expect(coversAll(cidrs)).toBe(false);
    expect(coversAll([...cidrs, "0.0.0.0/1", "128.0.0.0/1"])).toBe(true);
  });
});

describe("nthAddress", () => {
  it.each([
    ["172.20.0.0/16", 10, "172.20.0.10"],
    ["fd00:1::/108", 10, "fd00:1::a"],
    ["10.0.0.250/24", 10, "10.0.1.4"],
    ["fd00::", 10, undefined],
  ])("of %s, number %i, is %s", (text, index, address) => {
    expect(nthAddress(text, index)).toBe(address);
  });
});
