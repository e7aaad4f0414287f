import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  BaseComponent,
  DEFAULT_KUBERNETES_MINOR,
  guarded,
  type KubernetesMinor,
  type Transform,
  withDefaults,
} from "../core";
import { createAdmins, createApiIngress } from "./access";
import { type AddonNodes, createAddons, nameOnceNodesCanJoin } from "./addon-resources";
import { createKey } from "./cluster-key";
import { type ControlPlaneNodes, createControlPlane, type PodPlacement } from "./control-plane";
import type { AddonVersions } from "./pure/addons";
import type { AwsLocation } from "../core/pure/aws-location";
import { CONTROL_PLANE_LOGS, type ControlPlaneLog, planCluster } from "./pure/cluster-plan";
import type { EndpointAccess } from "./pure/endpoint-access";
import { renderKubeconfig } from "./pure/kubeconfig";
import { countSubnets, type SubnetIds } from "./subnet-ids";

/** Arguments of {@link EksCluster}. Plain values decide which resources exist or how they are named. */
export interface EksClusterArgs {
  /** Account, region and partition that the cluster is created in. */
  readonly aws: AwsLocation;
  /** Subnets of at least two zones for the control plane's network interfaces. */
  readonly subnetIds: SubnetIds;
  /** Roles that administer the cluster, at least one, by a short stable key. */
  readonly adminRoleArns: Readonly<Record<string, pulumi.Input<string>>>;
  /** Kubernetes minor; raise it by one at a time, before that of the node pools. @default "1.35" */
  readonly version?: KubernetesMinor;
  /** Who can reach the API. @default - nodes, through the private endpoint only */
  readonly endpointAccess?: EndpointAccess;
  /** Logs that the control plane ships. @default - all five */
  readonly logTypes?: readonly ControlPlaneLog[];
  /** Days that they are kept. @default 90 */
  readonly logRetentionDays?: number;
  /** Makes EKS refuse to delete the cluster until this is false. @default true */
  readonly deletionProtection?: boolean;
  /** Lets AWS move the cluster's traffic away from an impaired zone. @default true */
  readonly zonalShift?: boolean;
  /** Spread pods over nodes, or pack them so that nodes can be given back. @default "spread" */
  readonly podPlacement?: PodPlacement;
  /**
   * Exact versions of add-ons. @default - each gets the default of the cluster's minor when it is
   * created and keeps it: EKS publishes that list through its API only, so none is pinned here.
   */
  readonly addonVersions?: AddonVersions;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: {
    readonly cluster?: Transform<aws.eks.ClusterArgs>;
    readonly key?: Transform<aws.kms.KeyArgs>;
  };
}

/** The resources of an {@link EksCluster}. */
export interface EksClusterNodes extends ControlPlaneNodes {
  readonly key: aws.kms.Key;
  readonly admins: readonly aws.eks.AccessPolicyAssociation[];
  readonly addons: AddonNodes;
}

/** Defaults of {@link EksCluster}. */
export const EKS_CLUSTER_DEFAULTS = {
  version: DEFAULT_KUBERNETES_MINOR, // mid-range: an upgrade either way stays possible
  endpointAccess: guarded<EndpointAccess>(
    "eks-endpoint-private", // an API that nobody can reach needs no patch on the day of its next hole
    { public: false },
    { public: true, allowedCidrs: ["203.0.113.0/24"] },
  ),
  logTypes: guarded<readonly ControlPlaneLog[]>(
    "eks-logging", // the audit log answers who did it, the others why it failed
    CONTROL_PLANE_LOGS,
    ["api"],
  ),
  logRetentionDays: 90, // an incident is often found weeks after it began
  deletionProtection: true, // a mistaken destroy stops here
  zonalShift: true, // free, and AWS sees an impaired zone before we do
  podPlacement: "spread", // survives the loss of a node best
  addonVersions: {}, // see the argument
} as const satisfies { [Key in keyof EksClusterArgs]?: unknown };

/**
 * An EKS cluster that is closed by default: private API, secrets encrypted with a key of its own,
 * all logs kept, administered by named roles only.
 *
 * Creates
 * 1. a rotated KMS key with an alias, for secrets and logs;
 * 2. the log group of the control plane, before EKS would create one without retention;
 * 3. the control plane's role and the cluster;
 * 4. an access entry and policy for each administrator role, and ingress for `privateCidrs`;
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
 * (0.5 USD per GB; the audit log of a busy cluster is tens of GB a month).
 *
 * **Failure modes** without a node pool in the same program, coredns and the other add-ons that need
 * nodes fail after 20 minutes. A client outside the cluster reaches the private endpoint only from a
 * range in `endpointAccess.privateCidrs`, by a route into the VPC. Deletion needs two updates: first
 * `deletionProtection: false`, then destroy.
 *
 * @covers SV-1 SV-6 SV-7 ASE-2 KO-1 KO-3 KI-4 LOG-4 LOG-5 WL-4
 */
export class EksCluster extends BaseComponent {
  /** Resolves once the add-ons that nodes need are installed. */
  readonly clusterName: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  /** Base64. */
  readonly certificateAuthority: pulumi.Output<string>;
  /** Holds no credential: clients ask `aws eks get-token`. */
  readonly kubeconfig: pulumi.Output<string>;
  /** Group that EKS gives to the control plane and to every node. */
  readonly clusterSecurityGroupId: pulumi.Output<string>;
  readonly version: pulumi.Output<string>;
  readonly nodes: EksClusterNodes;

  constructor(name: string, args: EksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:EksCluster", name, opts);
    const input = withDefaults(EKS_CLUSTER_DEFAULTS, args);
    const plan = planCluster(name, { ...input, subnetCount: countSubnets(args.subnetIds) });
    const child = this.child();
    const { transform } = args;

    const key = createKey(name, plan, transform?.key, child);
    const controlPlane = createControlPlane(name, plan, input, key, transform?.cluster, child);
    const { cluster } = controlPlane;
    const admins = createAdmins(name, plan, cluster, args.adminRoleArns, child);
    createApiIngress(name, plan, cluster, input.endpointAccess.privateCidrs ?? [], child);
    const addons = createAddons(name, plan, cluster, child);

    this.clusterName = nameOnceNodesCanJoin(plan, addons);
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.data;
    this.kubeconfig = pulumi
      .all([cluster.endpoint, cluster.certificateAuthority.data])
      .apply(([endpoint, certificateAuthority]) =>
        renderKubeconfig({ ...plan, endpoint, certificateAuthority }),
      );
    this.clusterSecurityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.version = cluster.version;
    this.nodes = { ...controlPlane, key, admins, addons };
    this.registerOutputs({
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      certificateAuthority: this.certificateAuthority,
      kubeconfig: this.kubeconfig,
      clusterSecurityGroupId: this.clusterSecurityGroupId,
      version: this.version,
    });
  }
}
