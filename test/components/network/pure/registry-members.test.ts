import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import {
  memberAttributes,
  memberRules,
} from "../../../../components/network/pure/registry-members";
import type { RegisteredService } from "../../../../components/network/pure/registry-settings";

describe("memberAttributes", () => {
  it("writes what Cloud Map reads", () => {
    expect(memberAttributes({ ipv4: "10.0.0.1", ipv6: "::1", cname: "a.b", port: 80 })).toEqual({
      AWS_INSTANCE_IPV4: "10.0.0.1",
      AWS_INSTANCE_IPV6: "::1",
      AWS_INSTANCE_CNAME: "a.b",
      AWS_INSTANCE_PORT: "80",
    });
  });
});

describe("memberRules", () => {
  const problemsOf = (service: RegisteredService) => findProblems(memberRules("members", service));

  it("accepts what each type of record is made from", () => {
    const one = { ipv4: "10.0.0.1", port: 80 };
    const staleFor = "5 seconds";
    expect(problemsOf({ discovery: "dns", staleFor, records: ["SRV"], members: { one } })).toEqual(
      [],
    );
    expect(problemsOf({ discovery: "api", members: { one: { cname: "a.b" } } })).toEqual([]);
  });

  it("refuses ids, ports and members that Cloud Map does", () => {
    const members = { "a b": { ipv4: "10.0.0.1", port: 70_000 }, none: {} };
    expect(problemsOf({ discovery: "api", members })).toEqual([
      'members.a b: is not the id of a member, got "a b"; use up to 64 letters, digits and _./:@-',
      "members.a b.port: is not a port, got 70000; use 1 to 65535",
      "members.none: has no address; give ipv4, ipv6 or cname",
    ]);
  });
});
