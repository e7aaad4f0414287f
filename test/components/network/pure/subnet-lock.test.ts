import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import {
  type SubnetLock,
  subnetLock,
  subnetLockRules,
} from "../../../../components/network/pure/subnet-lock";

const cidr = "10.0.0.0/16";
const planned = [{ key: "public-a", cidr: "10.0.192.0/22" }];
const lockOf = (subnets: SubnetLock["subnets"]): SubnetLock => ({
  format: "subnet-lock/1",
  cidr,
  subnets,
});

describe("subnetLock", () => {
  it("holds the planned ranges by key, sorted", () => {
    const subnets = [{ key: "private-a", cidr: "10.0.0.0/19" }, ...planned];
    expect(JSON.stringify(subnetLock(cidr, subnets.toReversed()))).toBe(
      '{"format":"subnet-lock/1","cidr":"10.0.0.0/16","subnets":{"private-a":"10.0.0.0/19","public-a":"10.0.192.0/22"}}',
    );
  });

  it("keeps what an earlier lock holds of a zone that has gone", () => {
    const earlier = lockOf({ "public-b": "10.0.196.0/22" });
    expect(subnetLock(cidr, planned, earlier).subnets).toEqual({
      "public-a": "10.0.192.0/22",
      "public-b": "10.0.196.0/22",
    });
  });
});

describe("subnetLockRules", () => {
  const problemsOf = (lock: SubnetLock, ranges: readonly string[] = [cidr]) =>
    findProblems(subnetLockRules(lock, ranges, planned));

  it("accepts a lock of other ranges than the layout's", () => {
    expect(problemsOf(lockOf({ "private-a": "10.0.0.0/20" }))).toEqual([]);
    expect(problemsOf(lockOf({ "pods-a": "100.64.0.0/18" }), [cidr, "100.64.0.0/16"])).toEqual([]);
  });

  it("names both subnets that share addresses, locked or planned", () => {
    expect(problemsOf(lockOf({ "private-a": "10.0.192.0/19" }))).toEqual([
      'layout.lock.subnets.public-a: shares addresses with private-a (10.0.192.0/19), got "10.0.192.0/22"; write a free range for one of the two into the lock',
    ]);
  });

  it.each([
    [
      "host bits",
      "10.0.1.0/20",
      'layout.lock.subnets.private-a: is not the range of a subnet, got "10.0.1.0/20"; write it as "10.0.0.0/19"',
    ],
    [
      "a range that is too small",
      "10.0.0.0/29",
      'layout.lock.subnets.private-a: is smaller than /28, the smallest subnet that AWS allows, got "10.0.0.0/29"; use the range that the subnet has',
    ],
    [
      "a range outside of the network",
      "10.1.0.0/19",
      'layout.lock.subnets.private-a: is outside every range of the network, got "10.1.0.0/19"; use a range inside 10.0.0.0/16, or add a secondary range',
    ],
  ])("refuses %s", (_case, range, message) => {
    expect(problemsOf(lockOf({ "private-a": range }))).toEqual([message]);
  });

  it("refuses the lock of another network, and another format", () => {
    const lock: SubnetLock = JSON.parse(
      '{"format":"subnet-lock/2","cidr":"10.9.0.0/16","subnets":{}}',
    );
    expect(problemsOf(lock)).toEqual([
      'layout.lock.format: must be subnet-lock/1, got "subnet-lock/2"; take the lock that orchestrate plan --lock prints',
      'layout.lock.cidr: is not the network\'s range (10.0.0.0/16), got "10.9.0.0/16"; take the lock of this network',
    ]);
  });
});
