import { describe, expect, it } from "vitest";
import {
  type EndpointAccess,
  endpointAccessRules,
} from "../../../../components/cluster/pure/endpoint-access";
import { findProblems } from "../../../../components/core/pure/validate";

const problemsOf = (access: EndpointAccess, family: "ipv4" | "ipv6" = "ipv4"): readonly string[] =>
  findProblems(endpointAccessRules(access, family));

describe("endpointAccessRules", () => {
  it.each<EndpointAccess>([
    { public: false },
    { public: false, privateCidrs: ["10.0.0.0/8"] },
    { public: true, allowedCidrs: ["203.0.113.0/24", "198.51.100.7/32"] },
  ])("accepts %j", (access) => {
    expect(problemsOf(access)).toEqual([]);
  });

  it("refuses a public endpoint without a list, which EKS would open to the world", () => {
    expect(problemsOf({ public: true, allowedCidrs: [] })).toEqual([
      "endpointAccess.allowedCidrs: must name at least one range, because EKS reads an empty list as the whole internet, got []; name the ranges, or set public to false",
    ]);
  });

  it.each(["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1"])("refuses %s as open to the world", (cidr) => {
    expect(problemsOf({ public: true, allowedCidrs: ["203.0.113.0/24", cidr] })).toEqual([
      `endpointAccess.allowedCidrs[1]: covers a large part of the internet, got "${cidr}"; name ranges of /8 or longer`,
    ]);
  });

  it.each(["203.0.113.0", "203.0.113.256/24", "203.0.113.0/33", "2001:db8::/32"])(
    "refuses %s as no CIDR",
    (cidr) => {
      expect(problemsOf({ public: false, privateCidrs: [cidr] })).toEqual([
        `endpointAccess.privateCidrs[0]: is not an IPv4 CIDR, got "${cidr}"; write it as "203.0.113.0/24"`,
      ]);
    },
  );

  it("refuses a range with host bits, which AWS would write otherwise", () => {
    expect(problemsOf({ public: true, allowedCidrs: ["203.0.113.7/24"] })).toEqual([
      'endpointAccess.allowedCidrs[0]: has bits set after the prefix, got "203.0.113.7/24"; write 203.0.113.0/24',
    ]);
  });

  it("refuses a range that is named twice, whose rules would have one name", () => {
    const privateCidrs = ["10.1.0.0/16", "10.2.0.0/16", "10.1.0.0/16"];
    expect(problemsOf({ public: false, privateCidrs })).toEqual([
      'endpointAccess.privateCidrs[2]: names a range twice, got "10.1.0.0/16"; name each range once',
    ]);
  });

  it("refuses a private range at the public endpoint, as EKS does", () => {
    expect(problemsOf({ public: true, allowedCidrs: ["10.0.0.0/8"] })).toEqual([
      'endpointAccess.allowedCidrs[0]: is a private range, from which no client comes over the internet, got "10.0.0.0/8"; move it to privateCidrs',
    ]);
  });

  it("refuses more ranges than the public endpoint takes", () => {
    const rangesOf = (count: number) =>
      Array.from({ length: count }, (_, index) => `203.0.113.${index}/32`);
    expect(problemsOf({ public: true, allowedCidrs: rangesOf(40) })).toEqual([]);
    expect(problemsOf({ public: true, allowedCidrs: rangesOf(41) })).toEqual([
      "endpointAccess.allowedCidrs: must be at most 40 ranges, got 41; join neighbouring ranges into one",
    ]);
  });
});

describe("endpointAccessRules with IPv6", () => {
  const ofIpv6 = (...allowedCidrs: string[]) => problemsOf({ public: true, allowedCidrs }, "ipv6");

  it("accepts both families at the endpoint of an IPv6 cluster", () => {
    expect(ofIpv6("203.0.113.0/24", "2001:db8:1200::/48", "2a05:d014::/32")).toEqual([]);
  });

  it("refuses an IPv6 range in an IPv4 cluster, whose endpoint has no such address", () => {
    expect(problemsOf({ public: true, allowedCidrs: ["2001:db8:1200::/48"] })).toEqual([
      'endpointAccess.allowedCidrs[0]: is an IPv6 range, and EKS gives an IPv4 cluster a public endpoint of IPv4 only, got "2001:db8:1200::/48"; name IPv4 ranges; the endpoint of a cluster with family "ipv6" takes both',
    ]);
  });

  it.each(["::/0", "2000::/3", "2001:db8::/31"])("refuses %s as open to the world", (cidr) => {
    expect(ofIpv6(cidr)).toEqual([
      `endpointAccess.allowedCidrs[0]: covers a large part of the internet, got "${cidr}"; name ranges of /32 or longer`,
    ]);
  });

  it.each(["2001:db8::", "2001:db8::/129", "2001:db8:::/48", "2001:db8::/x"])(
    "refuses %s as no CIDR",
    (cidr) => {
      expect(ofIpv6(cidr)).toEqual([
        `endpointAccess.allowedCidrs[0]: is not an IPv6 CIDR, got "${cidr}"; write it as "2001:db8:1200::/48"`,
      ]);
    },
  );

  // The third is every IPv4 address, in the clothes of IPv6.
  it.each(["fd00:1200::/48", "fe80::/64", "::ffff:0:0/96"])("refuses %s as not public", (cidr) => {
    expect(ofIpv6(cidr)).toEqual([
      `endpointAccess.allowedCidrs[0]: is a range from which no client comes over the internet, got "${cidr}"; name public ranges`,
    ]);
  });

  it.each(["2001:db8:1200::7/48", "2001:DB8:1200::/48", "2001:db8:1200:0::/48"])(
    "refuses %s, which EKS would write otherwise",
    (cidr) => {
      expect(ofIpv6(cidr)).toEqual([
        `endpointAccess.allowedCidrs[0]: has bits set after the prefix, or is not in its shortest form, got "${cidr}"; write 2001:db8:1200::/48`,
      ]);
    },
  );

  it("keeps the private endpoint to IPv4", () => {
    const access = { public: false, privateCidrs: ["2001:db8:1200::/48"] } as const;
    expect(problemsOf(access, "ipv6")).toEqual([
      'endpointAccess.privateCidrs[0]: is not an IPv4 CIDR, got "2001:db8:1200::/48"; write it as "203.0.113.0/24"',
    ]);
  });
});
