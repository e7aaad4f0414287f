import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Children } from "../core";
import type { ClusterPlan } from "./pure/cluster-plan";

/** Children that say who may reach the API of a cluster, with their arguments. */
export interface ClusterAccessChildren {
  adminEntry: aws.eks.AccessEntryArgs;
  adminPolicy: aws.eks.AccessPolicyAssociationArgs;
  /** Admits a range of addresses to the private endpoint. */
  apiIngress: aws.vpc.SecurityGroupIngressRuleArgs;
}

/** Makes each role an administrator of the cluster. Nobody else is one, its creator included. */
export function createAdmins(
  name: string,
  plan: ClusterPlan,
  cluster: aws.eks.Cluster,
  roleArns: Readonly<Record<string, pulumi.Input<string>>>,
  children: Children<ClusterAccessChildren>,
): readonly aws.eks.AccessPolicyAssociation[] {
  return Object.entries(roleArns).map(([key, principalArn]) => {
    const common = { region: plan.region, clusterName: cluster.name };
    const entry = children.create("adminEntry", aws.eks.AccessEntry, `${name}-admin-${key}`, {
      ...common,
      principalArn,
      type: "STANDARD",
    });
    return children.create(
      "adminPolicy",
      aws.eks.AccessPolicyAssociation,
      `${name}-admin-${key}-policy`,
      {
        ...common,
        principalArn: entry.principalArn,
        policyArn: plan.adminAccessPolicyArn,
        accessScope: { type: "cluster" },
      },
    );
  });
}

/** Admits clients of these ranges to the private endpoint, which by itself admits only nodes. */
export function createApiIngress(
  name: string,
  { region }: ClusterPlan,
  cluster: aws.eks.Cluster,
  cidrs: readonly string[],
  children: Children<ClusterAccessChildren>,
): readonly aws.vpc.SecurityGroupIngressRule[] {
  return cidrs.map((cidr) => {
    const ruleName = `${name}-api-from-${cidr.replace("/", "-")}`;
    return children.create("apiIngress", aws.vpc.SecurityGroupIngressRule, ruleName, {
      region,
      securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
      description: `Kubernetes API from ${cidr}`,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: cidr,
      tags: { Name: ruleName },
    });
  });
}
