import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { formatNetworkLocks, networkLocks } from "../../cli/network-locks";
import { planned, planOf } from "../plan/planned";

function network(name: string, cidr: string, subnets: Readonly<Record<string, string>>) {
  const type = "orchestration-platform:network:Network";
  const component = planned({ type, name, custom: false });
  const child = (childType: string, childName: string, cidrBlock: string) =>
    planned({
      type: childType,
      name: `${name}-${childName}`,
      parent: component.urn,
      inputs: { cidrBlock },
    });
  return [
    component,
    child("aws:ec2/vpc:Vpc", "vpc", cidr),
    ...Object.entries(subnets).map(([key, range]) => child("aws:ec2/subnet:Subnet", key, range)),
  ];
}

const two = planOf([
  ...network("one", "10.0.0.0/16", { "public-a": "10.0.192.0/22", "private-a": "10.0.0.0/19" }),
  ...network("two", "10.1.0.0/16", { "private-a": "10.1.0.0/19" }),
  planned({ type: "aws:ec2/subnet:Subnet", name: "alone", inputs: { cidrBlock: "10.2.0.0/24" } }),
]);

describe("networkLocks", () => {
  it("tells networks apart and leaves out subnets of none", () => {
    expect(Object.fromEntries(networkLocks(two))).toEqual({
      one: {
        format: "subnet-lock/1",
        cidr: "10.0.0.0/16",
        subnets: { "private-a": "10.0.0.0/19", "public-a": "10.0.192.0/22" },
      },
      two: {
        format: "subnet-lock/1",
        cidr: "10.1.0.0/16",
        subnets: { "private-a": "10.1.0.0/19" },
      },
    });
  });
});

describe("formatNetworkLocks", () => {
  it("writes one document a network, named in a comment", () => {
    const text = formatNetworkLocks("dev", two);
    expect(text).toMatch(/^# one\nkind: locked\nlock:\n {2}format: subnet-lock\/1\n/);
    expect(text).toContain("---\n# two\nkind: locked\n");
    expect(parseAllDocuments(text)).toHaveLength(2);
  });

  it("says that a stack has no network to lock", () => {
    expect(() => formatNetworkLocks("local", planOf([]))).toThrow(
      '--stack: creates no network, got "local"; lock a stack that creates one',
    );
  });
});
