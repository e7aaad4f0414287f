import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import { cidrRules, secondaryCidrRules } from "../../../../components/network/pure/address-rules";
import type { SecondaryCidr } from "../../../../components/network/pure/network-settings";

describe("cidrRules", () => {
  it.each([
    ["10.0.0.0", 'cidr: is not an IPv4 CIDR, got "10.0.0.0"; write it as "10.0.0.0/16"'],
    ["10.0.1.0/16", 'cidr: has bits set after the prefix, got "10.0.1.0/16"; write 10.0.0.0/16'],
    [
      "8.8.0.0/16",
      'cidr: is not a private range, got "8.8.0.0/16"; take it from 10/8, 172.16/12 or 192.168/16',
    ],
    [
      "10.0.0.0/21",
      'cidr: is not between /16 and /20, got "10.0.0.0/21"; AWS allows no VPC larger than /16; in one smaller than /20 nodes run out of addresses',
    ],
  ])("refuses %s", (cidr, message) => {
    expect(findProblems(cidrRules(cidr))).toEqual([message]);
  });

  it("reports every problem of a CIDR at once", () => {
    expect(findProblems(cidrRules("8.8.8.8/24"))).toHaveLength(3);
  });
});

describe("secondaryCidrRules", () => {
  const pods = (cidr: string, slot: SecondaryCidr["slot"] = 1): SecondaryCidr => ({
    cidr,
    use: "pods",
    slot,
  });
  const problemsOf = (ranges: Readonly<Record<string, SecondaryCidr>>, vpc = "10.0.0.0/16") =>
    findProblems(secondaryCidrRules(vpc, ranges));

  it("accepts the shared range and the VPC's own", () => {
    expect(problemsOf({ a: pods("100.64.0.0/16"), b: pods("10.1.0.0/16", 2) })).toEqual([]);
  });

  it.each([
    [
      "what is not a CIDR",
      "100.64/16",
      'secondaryCidrs.pods.cidr: is not an IPv4 CIDR, got "100.64/16"; write it as "100.64.0.0/16"',
    ],
    [
      "host bits",
      "100.64.1.0/16",
      'secondaryCidrs.pods.cidr: has bits set after the prefix, got "100.64.1.0/16"; write 100.64.0.0/16',
    ],
    [
      "a range that eight subnets do not fit in",
      "100.64.0.0/26",
      'secondaryCidrs.pods.cidr: is not between /16 and /25, got "100.64.0.0/26"; AWS allows none larger than /16; each of eight parts must be a subnet of /28 or larger',
    ],
    [
      "another private range",
      "172.16.0.0/16",
      'secondaryCidrs.pods.cidr: is in a range that AWS does not add to this VPC, got "172.16.0.0/16"; take it from 10.0.0.0/8 or 100.64.0.0/10',
    ],
    [
      "the VPC's own addresses",
      "10.0.128.0/20",
      'secondaryCidrs.pods.cidr: shares addresses with cidr (10.0.0.0/16), got "10.0.128.0/20"; choose a range outside it',
    ],
  ])("refuses %s", (_case, cidr, message) => {
    expect(problemsOf({ pods: pods(cidr) })).toEqual([message]);
  });

  it.each([
    ["10.1.0.0/16", "10.0.0.0/18", "10.0.0.0/16"],
    ["10.0.0.0/20", "10.0.32.0/20", "10.0.0.0/16"],
    ["172.16.0.0/16", "172.31.0.0/18", "172.31.0.0/16"],
  ])("refuses what AWS keeps for itself beside %s", (vpc, cidr, kept) => {
    expect(problemsOf({ pods: pods(cidr) }, vpc)).toEqual([
      `secondaryCidrs.pods.cidr: is in a range that AWS does not add to this VPC (${kept}), got "${cidr}"; use another range`,
    ]);
  });

  it("accepts the first /16 of 10/8 beside a VPC that lies further up", () => {
    expect(problemsOf({ pods: pods("10.0.0.0/18") }, "10.2.0.0/16")).toEqual([]);
  });

  it("refuses ranges that share addresses or a slot", () => {
    expect(problemsOf({ a: pods("100.64.0.0/16"), b: pods("100.64.128.0/20") })).toEqual([
      'secondaryCidrs.b.cidr: shares addresses with a (100.64.0.0/16), got "100.64.128.0/20"; choose a range outside it',
      "secondaryCidrs.b.slot: is the slot of a, got 1; use a slot of 1 to 4 that no other range has",
    ]);
  });

  it("refuses a fifth range", () => {
    const ranges = Object.fromEntries(
      ["a", "b", "c", "d", "e"].map((key, index) => [key, pods(`100.${64 + index}.0.0/16`)]),
    );
    expect(problemsOf(ranges)[0]).toBe(
      'secondaryCidrs: are more than the four that AWS allows beside the first, got ["a","b","c","d","e"]; use fewer, larger ranges',
    );
  });
});
