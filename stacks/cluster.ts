import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  BlockStorage,
  EksCluster,
  type EndpointAccess,
  NodePool,
  type PoolRotation,
} from "../components/cluster";
import { applyTeardown, ConfigurationError, DEFAULT_KUBERNETES_MINOR } from "../components/core";
import { definedOnly } from "../components/core/pure/defined-only";
import type { AwsAccount } from "./aws-account";
import type { ClusterOutputs, NetworkOutputs } from "./contracts";
import type { LayerSettings, Settings } from "./settings";
import { roleName } from "./settings/fields";

/** What exists before the cluster layer: the account and the network, where the stack uses AWS. */
export interface ClusterUpstream {
  readonly account?: AwsAccount | undefined;
  readonly network?: NetworkOutputs | undefined;
}

/** The cluster layer: created here with its node pools, imported, or taken from another stack. */
export function defineCluster(settings: Settings, upstream: ClusterUpstream): ClusterOutputs {
  const { cluster } = settings;
  switch (cluster.source) {
    case "create":
      return createCluster(settings, cluster, upstream);
    case "import":
      return importCluster(cluster);
    case "stack":
      return clusterFromStack(cluster.stack);
  }
}

function createCluster(
  settings: Settings,
  layer: LayerSettings<"cluster", "create">,
  { account, network }: ClusterUpstream,
): ClusterOutputs {
  if (account === undefined || network === undefined) {
    throw new ConfigurationError(["network.source: must not be none; a cluster needs a network"]);
  }
  const { prefix } = settings;
  const cluster = createControlPlane(settings, layer, account, network);
  const pools = createPools(prefix, layer, cluster, account, network);

  const { clusterName, kubeconfig } = cluster;
  const provider = new kubernetes.Provider(
    `${prefix}-kubernetes`,
    { kubeconfig, ...providerDefaults(`${prefix}-cluster`) },
    {
      // The controllers that delete volumes and addresses must outlive the objects that made them.
      dependsOn: [
        ...cluster.nodes.admins,
        ...Object.values(cluster.nodes.addons),
        ...pools.flatMap((pool) => pool.ready),
      ],
    },
  );
  applyTeardown({ controlPlane: cluster.nodes.cluster, provider });
  new BlockStorage(`${prefix}-storage`, {}, { provider });
  return { clusterName, kubeconfig, provider };
}

function createControlPlane(
  { prefix, profile }: Settings,
  layer: LayerSettings<"cluster", "create">,
  { location, provider }: AwsAccount,
  { controlPlaneSubnetIds }: NetworkOutputs,
): EksCluster {
  return new EksCluster(
    `${prefix}-cluster`,
    {
      aws: location,
      subnetIds: controlPlaneSubnetIds,
      adminRoleArns: adminRoles(layer.adminRoleArns),
      version: layer.version ?? DEFAULT_KUBERNETES_MINOR,
      endpointAccess: endpointAccess(layer),
      logging: { retentionDays: profile.logRetentionDays },
      operation: profile.cluster,
    },
    { provider, protect: profile.protectState },
  );
}

function createPools(
  prefix: string,
  layer: LayerSettings<"cluster", "create">,
  cluster: EksCluster,
  { location, provider }: AwsAccount,
  { privateSubnetIds }: NetworkOutputs,
): readonly NodePool[] {
  return Object.entries(layer.pools).map(
    ([name, { instanceTypes, minSize, maxSize, capacityType, rotation }]) =>
      new NodePool(
        `${prefix}-${name}`,
        {
          aws: location,
          cluster,
          subnetIds: privateSubnetIds,
          instanceTypes,
          size: { min: minSize, max: maxSize },
          purchase: { kind: capacityType },
          version: layer.version ?? DEFAULT_KUBERNETES_MINOR,
          ...definedOnly({ operation: rotation && { rotation: planRotation(rotation) } }),
        },
        { provider },
      ),
  );
}

type RotationSettings = NonNullable<
  LayerSettings<"cluster", "create">["pools"][string]["rotation"]
>;

/** As the pool takes it; what the retiring generation leaves out is the same as the pool's. */
function planRotation({ color, retiring }: RotationSettings): PoolRotation {
  if (retiring === undefined) return { color };
  const { instanceTypes, capacityType } = retiring;
  const purchase = capacityType && { kind: capacityType };
  return { color, retiring: definedOnly({ instanceTypes, purchase }) };
}

/** Private, unless ranges of the internet are named. */
function endpointAccess(layer: LayerSettings<"cluster", "create">): EndpointAccess {
  const { publicAccessCidrs: allowedCidrs, privateAccessCidrs: privateCidrs } = layer;
  return allowedCidrs.length > 0
    ? { public: true, allowedCidrs, privateCidrs }
    : { public: false, privateCidrs };
}

/** Keyed by the name of the role, so that adding one renames no resource of another. */
function adminRoles(arns: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(arns.map((arn) => [roleName(arn), arn]));
}

/** A cluster that a context of the kubeconfig reaches. */
export function importCluster(cluster: LayerSettings<"cluster", "import">): ClusterOutputs {
  return {
    clusterName: cluster.name,
    provider: new kubernetes.Provider(`${cluster.name}-kubernetes`, {
      context: cluster.context,
      ...providerDefaults(cluster.name),
    }),
  };
}

/** The cluster that another stack of this project exports as `cluster`. */
export function clusterFromStack(stack: string): ClusterOutputs {
  const exported = new pulumi.StackReference(stack).requireOutput("cluster");
  const kubeconfig = exported.apply((cluster) => requireKubeconfig(stack, cluster.kubeconfig));
  return {
    clusterName: exported.apply((cluster) => cluster.clusterName),
    kubeconfig,
    provider: new kubernetes.Provider("shared-kubernetes", {
      kubeconfig,
      ...providerDefaults(stack),
    }),
  };
}

/** Without one the provider would use the current context of the shell, which is another cluster. */
function requireKubeconfig(stack: string, kubeconfig: unknown): string {
  if (typeof kubeconfig === "string") return kubeconfig;
  throw new ConfigurationError([
    `cluster.stack: exports no kubeconfig, got ${stack}; name a stack that creates its cluster`,
  ]);
}

/**
 * The identifier, not the kubeconfig, says which cluster this is: without it every change of the
 * cluster (a tag, a log type) previews as a replacement of everything inside.
 */
function providerDefaults(clusterIdentifier: string): kubernetes.ProviderArgs {
  return { clusterIdentifier, enableServerSideApply: true };
}
