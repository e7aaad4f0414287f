import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  accountIdRule,
  assertValid,
  type AwsLocation,
  BaseComponent,
  type Children,
  clusterNameOf,
  type ClusterRef,
  definedOnly,
  mapValues,
  type Transforms,
} from "../core";
import { type AccessGrant, accessGrantRules, policyOf } from "./pure/access-grants";

/** Children of {@link AccessGrants} that `transform` reaches, with their arguments. */
export interface AccessGrantsChildren {
  entry: aws.eks.AccessEntryArgs;
  /** The association of a policy. */
  policy: aws.eks.AccessPolicyAssociationArgs;
}

/** Arguments of {@link AccessGrants}. */
export interface AccessGrantsArgs {
  /** Account, region and partition of the cluster. */
  readonly aws: AwsLocation;
  /** The cluster, or its name. */
  readonly cluster: ClusterRef;
  /** What each role may do, by a short stable key that names its resources. */
  readonly grants: Readonly<Record<string, AccessGrant>>;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<AccessGrantsChildren>;
}

/** The resources of {@link AccessGrants}, by the keys of the grants. */
export interface AccessGrantsNodes {
  readonly entries: Readonly<Record<string, aws.eks.AccessEntry>>;
  /** Of grants by policy, and of machines of Auto Mode. */
  readonly policies: Readonly<Record<string, aws.eks.AccessPolicyAssociation>>;
}

/**
 * Access of IAM roles to a cluster, by access entries: no ConfigMap in which a mistake locks everybody
 * out, and every grant visible in the plan.
 *
 * Creates
 * 1. an access entry for each grant;
 * 2. the association of its policy and scope, where the grant is by policy or to machines of Auto Mode.
 *
 * Administrators of the whole cluster are an argument of {@link EksCluster}, because a cluster
 * without one cannot be used.
 *
 * @example
 * new AccessGrants("dev-access", {
 *   aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
 *   cluster,
 *   grants: {
 *     developers: {
 *       kind: "policy",
 *       principalArn: "arn:aws:iam::111122223333:role/developers",
 *       policy: "edit",
 *       scope: { kind: "namespaces", namespaces: ["shop"] },
 *     },
 *   },
 * });
 *
 * **Cost** none.
 *
 * **Failure modes** a principal that has an entry already, such as a node role of a managed group, is
 * refused by EKS. A namespace that does not exist is accepted: the grant applies once it does. A
 * deleted and re-created role has a new identity behind the same ARN: its entry must be re-created.
 */
export class AccessGrants extends BaseComponent {
  readonly nodes: AccessGrantsNodes;

  constructor(name: string, args: AccessGrantsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:AccessGrants", name, opts);
    const rules = [accountIdRule(args.aws.accountId), ...accessGrantRules(args.grants)];
    assertValid(rules, `access grants "${name}"`);
    const children = this.children(args.transform);
    const cluster = { region: args.aws.region, clusterName: clusterNameOf(args.cluster) };

    const entries = mapValues(args.grants, (grant, key) =>
      createEntry(`${name}-${key}`, cluster, grant, children),
    );
    const policies = Object.fromEntries(
      Object.entries(args.grants).flatMap(([key, grant]) => {
        const policy = policyOf(args.aws, grant);
        if (policy === undefined) return [];
        // Taken from the entry, so that the entry comes first.
        const principalArn = entries[key]?.principalArn ?? grant.principalArn;
        const planned = { ...cluster, principalArn, ...policy };
        const policyName = `${name}-${key}-policy`;
        const type = aws.eks.AccessPolicyAssociation;
        return [[key, children.create("policy", type, policyName, planned)]];
      }),
    );

    this.nodes = { entries, policies };
    this.registerOutputs({});
  }
}

/** What every entry of one cluster has in common. */
interface EntryCluster {
  readonly region: string;
  readonly clusterName: pulumi.Output<string>;
}

function createEntry(
  name: string,
  cluster: EntryCluster,
  grant: AccessGrant,
  children: Children<AccessGrantsChildren>,
): aws.eks.AccessEntry {
  return children.create(
    "entry",
    aws.eks.AccessEntry,
    name,
    definedOnly({
      ...cluster,
      principalArn: grant.principalArn,
      type: grant.kind === "node" ? grant.type : "STANDARD",
      kubernetesGroups: grant.kind === "groups" ? [...grant.groups] : undefined,
      tags: { Name: name },
    }),
  );
}
