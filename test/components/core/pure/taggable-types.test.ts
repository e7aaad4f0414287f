import { describe, expect, it } from "vitest";
import { isTaggable } from "../../../../components/core/pure/taggable-types";

describe("isTaggable", () => {
  it.each([
    "aws:ec2/vpc:Vpc",
    "aws:eks/cluster:Cluster",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  ])("knows %s", (type) => {
    expect(isTaggable(type)).toBe(true);
  });

  it.each([
    "aws:ec2/route:Route",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:nowhere/thing:Thing",
    "aws-native:ec2:VPC",
    "kubernetes:core/v1:Namespace",
    "pulumi:providers:aws",
    "",
  ])("refuses %j", (type) => {
    expect(isTaggable(type)).toBe(false);
  });
});
