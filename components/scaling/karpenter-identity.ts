import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AwsLocation, type ClusterRef, clusterNameOf } from "../core";
import { KARPENTER_ACCOUNT, KARPENTER_NAMESPACE, type KarpenterPlan } from "./pure/karpenter-plan";
import {
  controllerTrust,
  KARPENTER_POLICIES,
  karpenterPolicy,
  type KarpenterPolicy,
  nodeTrust,
} from "./pure/karpenter-policies";

/** Who the nodes are. */
export interface KarpenterNodeIdentity {
  readonly nodeRole: aws.iam.Role;
  readonly nodePolicies: readonly aws.iam.RolePolicyAttachment[];
  /** Lets machines under the role join the cluster. */
  readonly accessEntry: aws.eks.AccessEntry;
}

/** Who the controller is. */
export interface KarpenterControllerIdentity {
  readonly controllerRole: aws.iam.Role;
  readonly controllerPolicies: ReadonlyMap<KarpenterPolicy, aws.iam.RolePolicy>;
  readonly association: aws.eks.PodIdentityAssociation;
}

/** What both identities are of. */
export interface IdentityFacts {
  readonly aws: AwsLocation;
  readonly cluster: ClusterRef;
  readonly plan: KarpenterPlan;
}

/** Declares the role of the nodes and their way into the cluster. */
export function createNodeIdentity(
  name: string,
  { cluster, plan }: IdentityFacts,
  opts: pulumi.CustomResourceOptions,
): KarpenterNodeIdentity {
  const nodeRole = new aws.iam.Role(
    `${name}-node-role`,
    {
      name: plan.nodeRoleName,
      description: `Nodes that ${name} starts`,
      assumeRolePolicy: nodeTrust(),
      tags: { Name: `${name}-node-role` },
    },
    opts,
  );
  const nodePolicies = Object.entries(plan.nodePolicyArns).map(
    ([key, policyArn]) =>
      new aws.iam.RolePolicyAttachment(
        `${name}-node-policy-${key}`,
        { role: nodeRole.name, policyArn },
        opts,
      ),
  );
  const accessEntry = new aws.eks.AccessEntry(
    `${name}-node-access`,
    {
      region: plan.region,
      clusterName: clusterNameOf(cluster),
      principalArn: nodeRole.arn,
      type: "EC2_LINUX",
      tags: { Name: `${name}-node-access` },
    },
    opts,
  );
  return { nodeRole, nodePolicies, accessEntry };
}

/** Declares the role of the controller's pods, with one policy a concern. */
export function createControllerIdentity(
  name: string,
  facts: IdentityFacts,
  opts: pulumi.CustomResourceOptions,
): KarpenterControllerIdentity {
  const { aws: location, cluster, plan } = facts;
  const clusterName = clusterNameOf(cluster);
  const controllerRole = new aws.iam.Role(
    `${name}-controller-role`,
    {
      name: plan.controllerRoleName,
      description: `Pods of ${KARPENTER_NAMESPACE}/${KARPENTER_ACCOUNT}`,
      assumeRolePolicy: clusterName.apply((known) =>
        controllerTrust({ aws: location, clusterName: known }),
      ),
      tags: { Name: `${name}-controller-role` },
    },
    opts,
  );
  const controllerPolicies = createPolicies(name, facts, controllerRole, opts);
  const association = new aws.eks.PodIdentityAssociation(
    `${name}-controller-identity`,
    {
      region: plan.region,
      clusterName,
      namespace: KARPENTER_NAMESPACE,
      serviceAccount: KARPENTER_ACCOUNT,
      roleArn: controllerRole.arn,
      tags: { Name: `${name}-controller-identity` },
    },
    { ...opts, dependsOn: [...controllerPolicies.values()] },
  );
  return { controllerRole, controllerPolicies, association };
}

function createPolicies(
  name: string,
  { aws: location, cluster, plan }: IdentityFacts,
  role: aws.iam.Role,
  opts: pulumi.CustomResourceOptions,
): ReadonlyMap<KarpenterPolicy, aws.iam.RolePolicy> {
  return new Map(
    KARPENTER_POLICIES.map((key) => {
      const policy = clusterNameOf(cluster).apply((clusterName) =>
        karpenterPolicy(key, { aws: location, plan, clusterName }),
      );
      const planned = { name: key, role: role.name, policy };
      return [key, new aws.iam.RolePolicy(`${name}-controller-${key}`, planned, opts)];
    }),
  );
}
