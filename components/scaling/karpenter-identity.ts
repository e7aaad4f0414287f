import * as aws from "@pulumi/aws";
import { type AwsLocation, type Children, type ClusterRef, clusterNameOf } from "../core";
import { KARPENTER_ACCOUNT, KARPENTER_NAMESPACE, type KarpenterPlan } from "./pure/karpenter-plan";
import {
  controllerTrust,
  KARPENTER_POLICIES,
  karpenterPolicy,
  nodeTrust,
} from "./pure/karpenter-policies";

/** Children that the identities of a {@link Karpenter} are made of, with their arguments. */
export interface KarpenterIdentityChildren {
  nodeRole: aws.iam.RoleArgs;
  nodePolicy: aws.iam.RolePolicyAttachmentArgs;
  accessEntry: aws.eks.AccessEntryArgs;
  controllerRole: aws.iam.RoleArgs;
  controllerPolicy: aws.iam.RolePolicyArgs;
  association: aws.eks.PodIdentityAssociationArgs;
}

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
  /** By concern, as the names of the policies. */
  readonly controllerPolicies: Readonly<Record<string, aws.iam.RolePolicy>>;
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
  children: Children<KarpenterIdentityChildren>,
): KarpenterNodeIdentity {
  const nodeRole = children.create("nodeRole", aws.iam.Role, `${name}-node-role`, {
    name: plan.nodeRoleName,
    description: `Nodes that ${name} starts`,
    assumeRolePolicy: nodeTrust(),
    tags: { Name: `${name}-node-role` },
  });
  const nodePolicies = Object.entries(plan.nodePolicyArns).map(([key, policyArn]) =>
    children.create("nodePolicy", aws.iam.RolePolicyAttachment, `${name}-node-policy-${key}`, {
      role: nodeRole.name,
      policyArn,
    }),
  );
  const accessEntry = children.create("accessEntry", aws.eks.AccessEntry, `${name}-node-access`, {
    region: plan.region,
    clusterName: clusterNameOf(cluster),
    principalArn: nodeRole.arn,
    type: "EC2_LINUX",
    tags: { Name: `${name}-node-access` },
  });
  return { nodeRole, nodePolicies, accessEntry };
}

/** Declares the role of the controller's pods, with one policy a concern. */
export function createControllerIdentity(
  name: string,
  facts: IdentityFacts,
  children: Children<KarpenterIdentityChildren>,
): KarpenterControllerIdentity {
  const { aws: location, cluster, plan } = facts;
  const clusterName = clusterNameOf(cluster);
  const controllerRole = children.create(
    "controllerRole",
    aws.iam.Role,
    `${name}-controller-role`,
    {
      name: plan.controllerRoleName,
      description: `Pods of ${KARPENTER_NAMESPACE}/${KARPENTER_ACCOUNT}`,
      assumeRolePolicy: clusterName.apply((known) =>
        controllerTrust({ aws: location, clusterName: known }),
      ),
      tags: { Name: `${name}-controller-role` },
    },
  );
  const controllerPolicies = createPolicies(name, facts, controllerRole, children);
  const association = children.create(
    "association",
    aws.eks.PodIdentityAssociation,
    `${name}-controller-identity`,
    {
      region: plan.region,
      clusterName,
      namespace: KARPENTER_NAMESPACE,
      serviceAccount: KARPENTER_ACCOUNT,
      roleArn: controllerRole.arn,
      tags: { Name: `${name}-controller-identity` },
    },
    { dependsOn: Object.values(controllerPolicies) },
  );
  return { controllerRole, controllerPolicies, association };
}

function createPolicies(
  name: string,
  { aws: location, cluster, plan }: IdentityFacts,
  role: aws.iam.Role,
  children: Children<KarpenterIdentityChildren>,
): Readonly<Record<string, aws.iam.RolePolicy>> {
  return Object.fromEntries(
    KARPENTER_POLICIES.map((key) => {
      const policy = clusterNameOf(cluster).apply((clusterName) =>
        karpenterPolicy(key, { aws: location, plan, clusterName }),
      );
      const args = { name: key, role: role.name, policy };
      const policyName = `${name}-controller-${key}`;
      return [key, children.create("controllerPolicy", aws.iam.RolePolicy, policyName, args)];
    }),
  );
}
