import { describe, expect, it } from "vitest";
import {
  type EndpointAccess,
  endpointAccessRules,
} from "../../../../components/cluster/pure/endpoint-access";
import { findProblems } from "../../../../components/core/pure/validate";

const problemsOf = (access: EndpointAccess): readonly string[] =>
  findProblems(endpointAccessRules(access));

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
      `endpointAccess.allowedCidrs[1]: is open to a large part of the world, got "${cidr}"; name ranges of /8 or longer`,
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
});
