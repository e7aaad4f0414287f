import { describe, expect, it } from "vitest";
import { dependencyGraph } from "../../plan/dependency-graph";
import { planned, planOf } from "./planned";

const parent = planned({ type: "shop:web:Site", name: "site", custom: false });
const provider = planned({ type: "pulumi:providers:aws", name: "aws" });
const vpc = planned({ type: "aws:ec2/vpc:Vpc", name: "vpc", provider: provider.urn });
const subnet = planned({
  type: "aws:ec2/subnet:Subnet",
  name: "subnet",
  parent: parent.urn,
  dependencies: [vpc.urn],
});
const page = planned({ type: "aws:s3/bucket:Bucket", name: "page", deletedWith: subnet.urn });
const graph = dependencyGraph(planOf([parent, provider, vpc, subnet, page]));

describe("dependencyGraph", () => {
  it("counts dependencies, the parent, the provider and what one is deleted with", () => {
    expect(graph.needs(subnet.urn)).toEqual([vpc.urn, parent.urn]);
    expect(graph.needs(vpc.urn)).toEqual([provider.urn]);
    expect(graph.needs(page.urn)).toEqual([subnet.urn]);
  });

  it("reaches over several steps, and not backwards", () => {
    expect(graph.reaches(page.urn, provider.urn)).toBe(true);
    expect(graph.reaches(provider.urn, page.urn)).toBe(false);
    expect(graph.reaches("urn:none", page.urn)).toBe(false);
  });
});
