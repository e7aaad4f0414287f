import { describe, expect, it } from "vitest";
import { countByType, displayType, formatSummary, formatTree } from "../../plan/tree";
import { planned, planOf, plannedStack } from "./planned";

const stack = plannedStack();
const network = planned({
  type: "shop:network:Network",
  name: "net",
  parent: stack.urn,
  custom: false,
});
const vpc = planned({ type: "aws:ec2/vpc:Vpc", name: "net-vpc", parent: network.urn });
const subnet = planned({ type: "aws:ec2/subnet:Subnet", name: "net-a", parent: network.urn });
const zone = planned({
  type: "aws:route53/zone:Zone",
  name: "zone",
  parent: stack.urn,
  externalId: "Z1",
});
const plan = planOf([stack, network, vpc, subnet, zone]);

describe("formatTree", () => {
  it("nests resources below their parents and marks what is created and read", () => {
    expect(formatTree(plan, { color: false })).toBe(
      [
        "     Type                     Name      Plan",
        " +   pulumi:pulumi:Stack      shop-dev  create",
        " +   ├─ shop:network:Network  net       create",
        " +   │  ├─ aws:ec2:Vpc        net-vpc   create",
        " +   │  └─ aws:ec2:Subnet     net-a     create",
        " >   └─ aws:route53:Zone      zone      read",
        "",
      ].join("\n"),
    );
  });

  it("shows a resource at the left whose parent is not in the plan", () => {
    expect(formatTree(planOf([vpc]), { color: false })).toContain(
      " +   aws:ec2:Vpc  net-vpc  create",
    );
  });

  it("colours only when asked to", () => {
    expect(formatTree(plan, { color: false })).not.toContain("\u001b[");
    expect(formatTree(plan, { color: true })).toContain("\u001b[32m+\u001b[39m");
  });
});

describe("formatSummary", () => {
  it("counts by type and in all", () => {
    expect(formatSummary(planOf([stack, vpc, zone]), { color: false })).toBe(
      [
        "Types:",
        "    1  aws:ec2:Vpc",
        "    1  aws:route53:Zone",
        "    1  pulumi:pulumi:Stack",
        "",
        "Resources:",
        "    + 2 to create",
        "    > 1 to read",
        "",
      ].join("\n"),
    );
  });
});

describe("countByType", () => {
  it("puts the most frequent first", () => {
    expect(countByType(planOf([stack, vpc, { ...vpc, urn: "other" }]))).toEqual([
      { type: "aws:ec2:Vpc", count: 2 },
      { type: "pulumi:pulumi:Stack", count: 1 },
    ]);
  });
});

describe("displayType", () => {
  it.each([
    ["aws:ec2/vpc:Vpc", "aws:ec2:Vpc"],
    ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ec2:VpcEndpoint"],
    ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:Deployment"],
    ["pulumi:providers:aws", "pulumi:providers:aws"],
  ])("shows %s as %s", (type, shown) => {
    expect(displayType(type)).toBe(shown);
  });
});
