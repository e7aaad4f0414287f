import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterPlan } from "./pure/cluster-plan";

/** Makes each role an administrator of the cluster. Nobody else is one, its creator included. */
export function createAdmins(
  name: string,
  plan: ClusterPlan,
  cluster: aws.eks.Cluster,
  roleArns: Readonly<Record<string, pulumi.Input<string>>>,
  opts: pulumi.CustomResourceOptions,
): readonly aws.eks.AccessPolicyAssociation[] {
  return Object.entries(roleArns).map(([key, principalArn]) => {
    const common = { region: plan.region, clusterName: cluster.name };
    const entry = new aws.eks.AccessEntry(
      `${name}-admin-${key}`,
      { ...common, principalArn, type: "STANDARD" },
      opts,
    );
    return new aws.eks.AccessPolicyAssociation(
      `${name}-admin-${key}-policy`,
      {
        ...common,
        principalArn: entry.principalArn,
        policyArn: plan.adminAccessPolicyArn,
        accessScope: { type: "cluster" },
      },
      opts,
    );
  });
}

/** Admits clients of these ranges to the private endpoint, which by itself admits only nodes. */
export function createApiIngress(
  name: string,
  { region }: ClusterPlan,
  cluster: aws.eks.Cluster,
  cidrs: readonly string[],
  opts: pulumi.CustomResourceOptions,
): readonly aws.vpc.SecurityGroupIngressRule[] {
  return cidrs.map((cidr) => {
    const ruleName = `${name}-api-from-${cidr.replace("/", "-")}`;
    return new aws.vpc.SecurityGroupIngressRule(
      ruleName,
      {
        region,
        securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
        description: `Kubernetes API from ${cidr}`,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: cidr,
        tags: { Name: ruleName },
      },
      opts,
    );
  });
}
