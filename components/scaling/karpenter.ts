import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  type AwsLocation,
  BaseComponent,
  CHARTS,
  type Children,
  type ClusterContract,
  clusterNameOf,
  type Cpu,
  type Memory,
  planRelease,
  type Transforms,
  withDefaults,
} from "../core";
import {
  createControllerIdentity,
  createNodeIdentity,
  type KarpenterControllerIdentity,
  type KarpenterIdentityChildren,
  type KarpenterNodeIdentity,
} from "./karpenter-identity";
import {
  createQueue,
  type KarpenterQueueChildren,
  type KarpenterQueueNodes,
} from "./karpenter-queue";
import { KARPENTER_ACCOUNT, KARPENTER_NAMESPACE, planKarpenter } from "./pure/karpenter-plan";
import { type KarpenterSettings, karpenterValues } from "./pure/karpenter-values";

/** Children of a {@link Karpenter} that `transform` reaches, with their arguments. */
export interface KarpenterChildren extends KarpenterIdentityChildren, KarpenterQueueChildren {
  /** The release of the kinds' definitions. */
  definitions: kubernetes.helm.v3.ReleaseArgs;
  /** The release of the controller. */
  controller: kubernetes.helm.v3.ReleaseArgs;
}

/** Arguments of {@link Karpenter}. */
export interface KarpenterArgs {
  /** Account, region and partition of the cluster. */
  readonly aws: AwsLocation;
  /** The cluster whose nodes it starts and stops. */
  readonly cluster: Pick<ClusterContract, "clusterName" | "endpoint">;
  /**
   * Installs the two charts. With `false`, another tool installs them and reads what it needs from
   * `gitopsMetadata`.
   *
   * @default true
   */
  readonly installCharts?: boolean;
  /**
   * Replicas of the controller, of which one leads. Guarded by the policy rule
   * `as-karpenter-placement`. @default 2
   */
  readonly replicas?: number;
  /** Requests of one replica; its memory is limited to the request. @default 1 core and 1Gi */
  readonly resources?: { readonly cpu: Cpu; readonly memory: Memory };
  /**
   * The network has no way to the internet: prices are those that came with the version, because
   * the price list has no endpoint inside.
   *
   * @default false
   */
  readonly isolated?: boolean;
  /**
   * Starts no node in a zone that AWS or an operator has shifted away from. The cluster must be
   * registered for zonal shift, or the controller does not start; {@link EksCluster} is.
   *
   * @default false
   */
  readonly zonalShift?: boolean;
  /** Lets administrators open a shell on a node by Session Manager. @default false */
  readonly sessionManager?: boolean;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<KarpenterChildren>;
}

/** Resources of a {@link Karpenter}. */
export interface KarpenterNodes
  extends KarpenterNodeIdentity, KarpenterControllerIdentity, KarpenterQueueNodes {
  /** Of the kinds' definitions, then of the controller; empty where another tool installs them. */
  readonly releases: readonly kubernetes.helm.v3.Release[];
}

/** Facts that a GitOps tool needs in order to install the charts itself. */
export interface KarpenterGitopsMetadata {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly chartVersion: string;
  readonly clusterName: string;
  readonly clusterEndpoint: string;
  readonly controllerRoleArn: string;
  readonly nodeRoleName: string;
  readonly queueName: string;
}

/** Defaults of {@link Karpenter}. */
export const KARPENTER_DEFAULTS = {
  installCharts: true, // pools need the definitions and the controller
  replicas: 2, // without a controller no pod gets a new node
  resources: { cpu: "1", memory: "1Gi" }, // the project's figure; memory grows with nodes and pods
  isolated: false, // most networks have egress to the internet
  zonalShift: false, // the controller refuses to start where the cluster is not registered
  sessionManager: false, // nodes work without this right
} as const satisfies Partial<KarpenterArgs>;

/**
 * Starts the cheapest instances on which waiting pods fit, and stops those that are no longer needed.
 *
 * Creates
 * 1. the role of the nodes and the access entry that lets them join;
 * 2. the role of the controller by Pod Identity, bound to what carries this cluster's tag;
 * 3. a queue, encrypted and reached by TLS only, with a rule for each of AWS's five warnings: nodes are
 *    drained before they are lost, so no node termination handler may run beside it;
 * 4. Helm releases of the kinds' definitions and of the controller.
 *
 * By itself it starts nothing: a {@link NodePool} with `backend: "karpenter"` says what may be
 * started, within limits. Several pools should exclude each other by taints, or differ in `weight`.
 * The controller runs in `kube-system` on nodes that it did not start: on a small managed pool or on
 * Fargate.
 *
 * @example
 * const karpenter = new Karpenter("dev-karpenter", { aws, cluster }, { provider });
 * new NodePool("dev-batch", {
 *   backend: "karpenter",
 *   aws,
 *   cluster,
 *   after: karpenter.ready,
 *   nodeClass: { nodeRoleName: karpenter.nodeRoleName, subnetIds: network.privateSubnetIds },
 *   architectures: ["arm64"],
 *   capacity: ["spot", "on-demand"],
 *   requirements: [{ key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["c", "m"] }],
 *   limits: { cpu: "100", memory: "400Gi" },
 * });
 *
 * **Cost** two cores and 2 GiB of node capacity, about 60 USD a month; queue and rules cost cents. What it
 * starts is bounded by the limits of the pools only.
 *
 * **Failure modes** while the controller is down, no pod gets a new node, and warnings older than five
 * minutes are lost; nodes that run keep running. A pool that is deleted waits until its nodes are
 * drained. In a network without egress it needs endpoints for STS, SQS, SSM and EC2.
 */
export class Karpenter extends BaseComponent {
  /** Role that node classes name. */
  readonly nodeRoleName: pulumi.Output<string>;
  readonly queueName: pulumi.Output<string>;
  /**
   * What a pool waits for: the kinds exist, the controller runs, nodes may join. A pool that waits for
   * it is deleted while the controller, which drains its nodes, still runs.
   */
  readonly ready: readonly pulumi.Resource[];
  readonly gitopsMetadata: pulumi.Output<KarpenterGitopsMetadata>;
  readonly nodes: KarpenterNodes;

  constructor(name: string, args: KarpenterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("scaling:Karpenter", name, opts);
    const settings = withDefaults(KARPENTER_DEFAULTS, args);
    const plan = planKarpenter(name, settings);
    const children = this.children(args.transform);
    const facts = { aws: args.aws, cluster: args.cluster, plan };

    const nodeIdentity = createNodeIdentity(name, facts, children);
    const controllerIdentity = createControllerIdentity(name, facts, children);
    const queueNodes = createQueue(name, args.aws, plan, children);
    const needed = [
      ...nodeIdentity.nodePolicies,
      nodeIdentity.accessEntry,
      controllerIdentity.association,
      ...Object.values(queueNodes.targets),
    ];
    const releases = settings.installCharts
      ? createReleases(name, { args, settings, queueName: queueNodes.queue.name }, needed, children)
      : [];

    this.nodeRoleName = nodeIdentity.nodeRole.name;
    this.queueName = queueNodes.queue.name;
    this.ready = settings.installCharts ? releases : needed;
    this.nodes = { ...nodeIdentity, ...controllerIdentity, ...queueNodes, releases };
    this.gitopsMetadata = gitopsMetadata(args, this.nodes);
    const { nodeRoleName, queueName } = this;
    this.registerOutputs({ nodeRoleName, queueName, gitopsMetadata: this.gitopsMetadata });
  }
}

/** What the releases are put together from. */
interface ReleaseParts {
  readonly args: KarpenterArgs;
  readonly settings: KarpenterSettings;
  readonly queueName: pulumi.Output<string>;
}

function createReleases(
  name: string,
  { args, settings, queueName }: ReleaseParts,
  needed: readonly pulumi.Resource[],
  children: Children<KarpenterChildren>,
): readonly kubernetes.helm.v3.Release[] {
  const namespace = KARPENTER_NAMESPACE;
  const definitions = planRelease({ chart: CHARTS.karpenterCrd, namespace, values: {} });
  const type = kubernetes.helm.v3.Release;
  const definitionsRelease = children.create(
    "definitions",
    type,
    `${name}-definitions`,
    definitions,
  );
  const values = karpenterValues(settings, {
    clusterName: clusterNameOf(args.cluster),
    clusterEndpoint: args.cluster.endpoint,
    queueName,
  });
  const controller = {
    ...planRelease({ chart: CHARTS.karpenter, namespace, values }),
    // They have a separate chart: Helm never updates the definitions inside a chart.
    skipCrds: true,
  };
  const controllerRelease = children.create("controller", type, `${name}-controller`, controller, {
    // Pods get credentials only if the association is there when they start.
    dependsOn: [definitionsRelease, ...needed],
  });
  return [definitionsRelease, controllerRelease];
}

function gitopsMetadata(
  { cluster }: KarpenterArgs,
  { controllerRole, nodeRole, queue }: KarpenterNodes,
): pulumi.Output<KarpenterGitopsMetadata> {
  return pulumi.output({
    namespace: KARPENTER_NAMESPACE,
    serviceAccount: KARPENTER_ACCOUNT,
    chartVersion: CHARTS.karpenter.version,
    clusterName: clusterNameOf(cluster),
    clusterEndpoint: cluster.endpoint,
    controllerRoleArn: controllerRole.arn,
    nodeRoleName: nodeRole.name,
    queueName: queue.name,
  });
}
