import type * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../../core/pure/aws-location";
import type { ValidationRule } from "../../core/pure/validate";
import { roleArnRule } from "./role-arn";

/**
 * Access policies that EKS maintains, by what they allow (EKS user guide, "Access policy
 * permissions"): the Kubernetes roles of the same names, and the view of an administrator that
 * reads everything, Secrets included.
 */
export const CLUSTER_ACCESS_POLICIES = {
  "cluster-admin": "AmazonEKSClusterAdminPolicy",
  admin: "AmazonEKSAdminPolicy",
  edit: "AmazonEKSEditPolicy",
  view: "AmazonEKSViewPolicy",
  "admin-view": "AmazonEKSAdminViewPolicy",
} as const;

/** One of {@link CLUSTER_ACCESS_POLICIES}. */
export type ClusterAccessPolicy = keyof typeof CLUSTER_ACCESS_POLICIES;

/** Where a policy applies: everywhere, or in namespaces. */
export type AccessScope =
  | { readonly kind: "cluster" }
  | { readonly kind: "namespaces"; readonly namespaces: readonly [string, ...string[]] };

/** A policy of EKS within a scope; no Kubernetes role needs to exist. */
export interface PolicyGrant {
  readonly kind: "policy";
  readonly principalArn: pulumi.Input<string>;
  readonly policy: ClusterAccessPolicy;
  readonly scope: AccessScope;
}

/** Membership of Kubernetes groups; what they may do is said by role bindings in the cluster. */
export interface GroupGrant {
  readonly kind: "groups";
  readonly principalArn: pulumi.Input<string>;
  readonly groups: readonly [string, ...string[]];
}

/**
 * The right of machines to join as nodes. EKS allows no group beside it, and no policy except that of
 * machines of Auto Mode, which comes with type `EC2`.
 */
export interface NodeGrant {
  readonly kind: "node";
  readonly principalArn: pulumi.Input<string>;
  readonly type: NodeEntryType;
}

/**
 * Kinds of entries for machines (EKS API, CreateAccessEntry `type`). `EC2` is for the role of a
 * a custom NodeClass in Auto Mode; EKS makes the entry of the built-in pools itself.
 */
export type NodeEntryType = "EC2" | "EC2_LINUX" | "EC2_WINDOWS" | "FARGATE_LINUX" | "HYBRID_LINUX";

/** What one IAM role may do in a cluster. */
export type AccessGrant = PolicyGrant | GroupGrant | NodeGrant;

/** A scope as the API of EKS has it. */
interface ApiScope {
  readonly type: string;
  readonly namespaces?: string[];
}

/** ARN of an access policy in a partition. */
export function accessPolicyArn(aws: AwsLocation, policy: ClusterAccessPolicy): string {
  return policyArn(aws, CLUSTER_ACCESS_POLICIES[policy]);
}

/** What machines of Auto Mode may do in their cluster (EKS user guide, "Create a Node Class"). */
const AUTO_NODE_POLICY = "AmazonEKSAutoNodePolicy";

/** The policy that goes with a grant, and its scope; none where groups or the type say it all. */
export function policyOf(
  aws: AwsLocation,
  grant: AccessGrant,
): { readonly policyArn: string; readonly accessScope: ApiScope } | undefined {
  if (grant.kind === "policy") {
    return {
      policyArn: accessPolicyArn(aws, grant.policy),
      accessScope: accessScope(grant.scope),
    };
  }
  return grant.kind === "node" && grant.type === "EC2"
    ? { policyArn: policyArn(aws, AUTO_NODE_POLICY), accessScope: { type: "cluster" } }
    : undefined;
}

function policyArn({ partition }: AwsLocation, policy: string): string {
  return `arn:${partition}:eks::aws:cluster-access-policy/${policy}`;
}

/** A scope as EKS takes it. */
export function accessScope(scope: AccessScope): ApiScope {
  return scope.kind === "cluster"
    ? { type: "cluster" }
    : { type: "namespace", namespaces: [...scope.namespaces] };
}

/** What must not hold of grants. */
export function accessGrantRules(
  grants: Readonly<Record<string, AccessGrant>>,
): readonly ValidationRule[] {
  return [
    {
      when: Object.keys(grants).length === 0,
      path: "grants",
      problem: "must name at least one grant",
      got: grants,
      fix: "give a role its rights by a short stable key, or leave the component out",
    },
    ...samePrincipalRules(grants),
    ...Object.entries(grants).flatMap(([key, grant]) => [
      ...keyRules(key),
      ...principalRules(key, grant.principalArn),
      ...scopeRules(key, grant),
    ]),
  ];
}

/** EKS keeps one entry a principal; a second one would be refused after the first was made. */
function samePrincipalRules(
  grants: Readonly<Record<string, AccessGrant>>,
): readonly ValidationRule[] {
  const keysByArn = new Map<string, string>();
  return Object.entries(grants).flatMap(([key, { principalArn }]) => {
    if (typeof principalArn !== "string") return [];
    const first = keysByArn.get(principalArn);
    keysByArn.set(principalArn, first ?? key);
    return [
      {
        when: first !== undefined,
        path: `grants.${key}.principalArn`,
        problem: `is the principal of grants.${first} already`,
        got: principalArn,
        fix: "an access entry has one principal: use one grant, or a role for each",
      },
    ];
  });
}

function keyRules(key: string): readonly ValidationRule[] {
  return [
    {
      when: !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(key),
      path: `grants.${key}`,
      problem: "is not a key of lower-case letters, digits and hyphens",
      got: key,
      fix: "use a short word such as developers",
    },
  ];
}

function principalRules(
  key: string,
  principalArn: pulumi.Input<string>,
): readonly ValidationRule[] {
  // Users have long-lived keys; a role is taken on for a session.
  return typeof principalArn === "string"
    ? [roleArnRule(`grants.${key}.principalArn`, principalArn)]
    : [];
}

function scopeRules(key: string, grant: AccessGrant): readonly ValidationRule[] {
  if (grant.kind === "groups")
    return grant.groups.map((group, index) => groupRule(key, group, index));
  if (grant.kind === "node" || grant.scope.kind === "cluster") return [];
  const { namespaces } = grant.scope;
  return [
    {
      when: grant.policy === "cluster-admin",
      path: `grants.${key}.scope`,
      problem: "confines cluster-admin, which is the policy for whole clusters",
      got: namespaces,
      fix: 'use policy "admin" in namespaces, or scope { kind: "cluster" }',
    },
    {
      when: new Set(namespaces).size < namespaces.length,
      path: `grants.${key}.scope.namespaces`,
      problem: "must not repeat a namespace",
      got: namespaces,
      fix: "name each once",
    },
  ];
}

function groupRule(key: string, group: string, index: number): ValidationRule {
  return {
    when: group.startsWith("system:") || group === "",
    path: `grants.${key}.groups[${index}]`,
    problem: "is a group that EKS reserves",
    got: group,
    fix: 'name a group of your own and bind it to a role; use kind "policy" for administrators',
  };
}
