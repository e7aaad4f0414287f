import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type AwsLocation,
  BaseComponent,
  type Children,
  type ClusterContract,
  DEFAULT_KUBERNETES_MINOR,
  type KubernetesMinor,
  type Transforms,
  withDefaults,
} from "../core";
import { type ClusterAccessChildren, createAdmins, createApiIngress } from "./access";
import {
  type AddonChildren,
  type AddonNodes,
  createAddons,
  nameOnceNodesCanJoin,
} from "./addon-resources";
import { createKey, type KeyChildren } from "./cluster-key";
import { issuerOf, kubeconfigOf, outputsOf, serviceCidrOf } from "./cluster-outputs";
import {
  type ControlPlaneChildren,
  type ControlPlaneNodes,
  createControlPlane,
} from "./control-plane";
import type { AddonSettings } from "./pure/addons";
import { type ClusterPlan, planCluster } from "./pure/cluster-plan";
import {
  type ClusterAddressing,
  type ClusterCompute,
  type ClusterLogging,
  type ClusterOperation,
  CONTROL_PLANE_LOGS,
  type ResolvedLogging,
  type ResolvedOperation,
  type SecretsKey,
} from "./pure/cluster-settings";
import type { EndpointAccess } from "./pure/endpoint-access";
import { createRole, type RoleChildren, type RoleNodes } from "./role";
import { countSubnets, type SubnetIds } from "./subnet-ids";

/** Children of an {@link EksCluster} that `transform` reaches, with their arguments. */
export interface EksClusterChildren
  extends ControlPlaneChildren, KeyChildren, ClusterAccessChildren, AddonChildren {}

/** Arguments of {@link EksCluster}. Plain values decide which resources exist or how they are named. */
export interface EksClusterArgs {
  /** Account, region and partition that the cluster is created in. */
  readonly aws: AwsLocation;
  /**
   * Subnets of at least two zones for the control plane's network interfaces. It keeps those that it
   * was created with; nodes in a zone that is added later reach it all the same.
   */
  readonly subnetIds: SubnetIds;
  /** Roles that administer the cluster, at least one, by a short stable key. */
  readonly adminRoleArns: Readonly<Record<string, pulumi.Input<string>>>;
  /** Kubernetes minor; raise it by one at a time, before that of the node pools. @default "1.35" */
  readonly version?: KubernetesMinor;
  /**
   * Who can reach the API. Guarded by the policy rule `eks-endpoint-private`.
   * @default - nodes, through the private endpoint only
   */
  readonly endpointAccess?: EndpointAccess;
  /**
   * What the control plane logs, and how long it is kept. Guarded by the policy rule `eks-logging`.
   * @default - all five, 90 days
   */
  readonly logging?: ClusterLogging;
  /** Key that encrypts Secrets and logs; it can never be changed. @default - a dedicated key */
  readonly secretsKey?: SecretsKey;
  /** Where pods run, and how they get addresses. @default - on pools declared beside the cluster */
  readonly compute?: ClusterCompute;
  /** Address family and range of Services. @default - IPv4, in a range that EKS chooses */
  readonly addressing?: ClusterAddressing;
  /** How the cluster is run. @default - protected, with zonal shift, standard support, spread pods */
  readonly operation?: ClusterOperation;
  /**
   * Add-ons that differ from ours, and further ones, by their name in the EKS API. With Auto Mode, name
   * those that pools beside it need: `{ "vpc-cni": {}, "kube-proxy": {}, ... }`. @default - ours,
   * at the build that the compatibility table has for the minor; where it has none, at EKS's default
   * of the day of creation, which is kept
   */
  readonly addons?: AddonSettings;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<EksClusterChildren>;
}

/** The resources of an {@link EksCluster}. */
export interface EksClusterNodes extends ControlPlaneNodes {
  /** None where a key was given. */
  readonly key: aws.kms.Key | undefined;
  /** Role of the machines of Auto Mode; none without it. */
  readonly autoNodeRole: RoleNodes | undefined;
  readonly admins: readonly aws.eks.AccessPolicyAssociation[];
  readonly addons: AddonNodes;
}

const LOGGING: ResolvedLogging = {
  types: CONTROL_PLANE_LOGS, // the audit log answers who did it, the others why it failed
  retentionDays: 90, // incidents are often found weeks after they began
};

const OPERATION: ResolvedOperation = {
  deletionProtection: true, // a mistaken destroy stops here
  zonalShift: true, // free, and AWS detects an impaired zone before we do
  support: "standard", // extended support costs six times as much
  podPlacement: "spread", // survives the loss of a node best
};

/** Defaults of {@link EksCluster}. */
export const EKS_CLUSTER_DEFAULTS = {
  version: DEFAULT_KUBERNETES_MINOR, // mid-range: an upgrade either way stays possible
  endpointAccess: { public: false }, // a vulnerability of the API cannot be used from the internet
  logging: LOGGING, // see there
  secretsKey: { kind: "own" }, // its policy names who may use it, and it rotates
  compute: { kind: "pools" }, // every machine is a choice of the plan
  addressing: { family: "ipv4" }, // IPv6 needs a network to match
  operation: OPERATION,
  addons: {}, // see the argument
} as const satisfies Partial<EksClusterArgs>;

/**
 * An EKS cluster that is closed by default: private API, secrets encrypted with a dedicated key,
 * all logs kept, administered by named roles only.
 *
 * Creates
 * 1. a rotated KMS key with an alias, for secrets and logs, unless one is given;
 * 2. the log group of the control plane, before EKS would create one without retention;
 * 3. the control plane's role and the cluster, with Auto Mode also the role of its machines;
 * 4. an access entry and policy for each administrator role, and ingress for `privateCidrs` and
 *    remote networks;
 * 5. the add-ons, each that calls AWS with a role bound to its one service account.
 *
 * Add-ons that a node needs come first: `clusterName` carries a dependency on them, so that a
 * {@link NodePool} that takes this cluster starts no node before the network is there.
 *
 * @example
 * const cluster = new EksCluster("dev-cluster", {
 *   aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
 *   subnetIds: network.controlPlaneSubnetIds,
 *   adminRoleArns: { platform: "arn:aws:iam::111122223333:role/platform" },
 * });
 *
 * **Cost** 73 USD a month for the control plane and 1 USD for the key, plus log ingestion
 * (0.5 USD per GB; the audit log of a busy cluster is tens of GB a month). Extended support adds 365
 * USD, a provisioned tier from 1,200 USD a month; Auto Mode adds 12 % to the price of its instances.
 *
 * **Protection** the option `protect` holds for the cluster, its key and its logs, which cannot be
 * restored; an administrator or an add-on may still be removed.
 *
 * **Failure modes** without a node pool in the same program, coredns and the other add-ons that need
 * nodes fail after 20 minutes. A client outside the cluster reaches the private endpoint only from a
 * range in `endpointAccess.privateCidrs`, by a route into the VPC. Deletion needs two updates: first
 * `operation.deletionProtection: false`, then destroy. A change of `addressing`, of `secretsKey` or of
 * the name replaces the cluster; tags, logs, ranges, administrators and the rest do not. Other
 * `subnetIds` change nothing: EKS refuses those of further zones, so the plan does not ask for them;
 * a move within the same zones is `aws eks update-cluster-config`.
 */
export class EksCluster extends BaseComponent implements ClusterContract {
  /** Resolves once the add-ons that nodes need are installed. */
  readonly clusterName: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  /** Base64. */
  readonly certificateAuthority: pulumi.Output<string>;
  /** Holds no credential: clients ask `aws eks get-token`. */
  readonly kubeconfig: pulumi.Output<string>;
  /** Group that EKS gives to the control plane and to every node. */
  readonly clusterSecurityGroupId: pulumi.Output<string>;
  /** Range of Service addresses, of the cluster's address family. */
  readonly serviceCidr: pulumi.Output<string>;
  /** URL of the issuer of service account tokens. */
  readonly oidcIssuer: pulumi.Output<string>;
  readonly version: pulumi.Output<string>;
  /** Key of Secrets and logs. */
  readonly secretsKeyArn: pulumi.Output<string>;
  /** Where the control plane's logs are. */
  readonly logGroupName: pulumi.Output<string>;
  readonly nodes: EksClusterNodes;

  constructor(name: string, args: EksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:EksCluster", name, opts);
    const input = resolveArgs(args);
    const plan = planCluster(name, { ...input, subnetCount: countSubnets(args.subnetIds) });
    const children = this.children(args.transform);
    const free = children.with({ protect: false });

    const { keyArn, key } = resolveKey(name, plan, input.secretsKey, children);
    const autoNodeRole = createAutoNodeRole(name, plan, free);
    const parts = { keyArn, autoNodeRoleArn: autoNodeRole?.role.arn };
    const controlPlane = createControlPlane(name, plan, input, parts, children);
    const { cluster } = controlPlane;
    const admins = createAdmins(name, plan, cluster, args.adminRoleArns, free);
    createApiIngress(name, plan, cluster, plan.apiCidrs, free);
    const addons = createAddons(name, plan, cluster, free);

    this.clusterName = nameOnceNodesCanJoin(plan, cluster, addons);
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.data;
    this.kubeconfig = kubeconfigOf(plan, cluster);
    this.clusterSecurityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.serviceCidr = serviceCidrOf(cluster, input.addressing);
    this.oidcIssuer = cluster.identities.apply(issuerOf);
    this.version = cluster.version;
    this.secretsKeyArn = pulumi.output(keyArn);
    this.logGroupName = controlPlane.logGroup.name;
    this.nodes = { ...controlPlane, key, autoNodeRole, admins, addons };
    this.registerOutputs(outputsOf(this));
  }
}

/** The arguments with every default applied, those inside a group too. */
function resolveArgs(args: EksClusterArgs) {
  const input = withDefaults(EKS_CLUSTER_DEFAULTS, args);
  return {
    ...input,
    logging: { ...LOGGING, ...args.logging },
    operation: { ...OPERATION, ...args.operation },
  };
}

/** The key that was given, or a dedicated one. */
function resolveKey(
  name: string,
  plan: ClusterPlan,
  secretsKey: SecretsKey,
  children: Children<KeyChildren>,
): { readonly keyArn: pulumi.Input<string>; readonly key: aws.kms.Key | undefined } {
  if (secretsKey.kind === "given") return { keyArn: secretsKey.keyArn, key: undefined };
  const key = createKey(name, plan, children);
  return { keyArn: key.arn, key };
}

function createAutoNodeRole(
  name: string,
  { autoNodeRole }: ClusterPlan,
  children: Children<RoleChildren>,
): RoleNodes | undefined {
  if (autoNodeRole === undefined) return undefined;
  return createRole(`${name}-auto-node`, `Machines of ${name}`, autoNodeRole, children);
}
