import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { BlockStorage, EksCluster, NodePool } from "../components/cluster";
import { ConfigurationError, DEFAULT_KUBERNETES_MINOR } from "../components/core";
import type { AwsAccount } from "./aws-account";
import type { ClusterOutputs, NetworkOutputs } from "./contracts";
import type { LayerSettings, Settings } from "./settings";

/** What exists before the cluster layer: the account and the network, where the stack uses AWS. */
export interface ClusterUpstream {
  readonly account: AwsAccount | undefined;
  readonly network: NetworkOutputs | undefined;
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
  { environment, profile }: Settings,
  settings: LayerSettings<"cluster", "create">,
  { account, network }: ClusterUpstream,
): ClusterOutputs {
  if (account === undefined || network === undefined) {
    throw new ConfigurationError(["network.source: must not be none; a cluster needs a network"]);
  }
  const { location, provider } = account;
  const version = settings.version ?? DEFAULT_KUBERNETES_MINOR;
  const cluster = new EksCluster(
    `${environment}-cluster`,
    {
      aws: location,
      subnetIds: network.controlPlaneSubnetIds,
      adminRoleArns: adminRoles(settings.adminRoleArns),
      version,
      endpointAccess:
        settings.publicAccessCidrs.length > 0
          ? { public: true, allowedCidrs: settings.publicAccessCidrs }
          : { public: false },
      logRetentionDays: profile.logRetentionDays,
      ...profile.cluster,
    },
    { provider, protect: profile.protectState },
  );
  const pools = Object.entries(settings.pools).map(
    ([name, pool]) =>
      new NodePool(
        `${environment}-${name}`,
        {
          aws: location,
          cluster,
          subnetIds: network.privateSubnetIds,
          instanceTypes: pool.instanceTypes,
          size: { min: pool.minSize, max: pool.maxSize },
          capacityType: pool.capacityType,
          version,
        },
        { provider },
      ),
  );
  const { clusterName, kubeconfig } = cluster;
  const inCluster = new kubernetes.Provider(`${environment}-kubernetes`, {
    kubeconfig,
    ...providerDefaults(`${environment}-cluster`),
  });
  new BlockStorage(`${environment}-storage`, {}, { provider: inCluster });
  const capacity = pools.map((pool) => pool.nodes.nodeGroup);
  return { clusterName, kubeconfig, capacity, provider: inCluster };
}

/** Keyed by the role's own name, so that adding one moves no other's resources. */
function adminRoles(arns: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(arns.map((arn) => [arn.slice(arn.lastIndexOf("/") + 1), arn]));
}

/** A cluster that a context of the kubeconfig reaches. */
export function importCluster(cluster: LayerSettings<"cluster", "import">): ClusterOutputs {
  return {
    clusterName: cluster.name,
    capacity: [],
    provider: new kubernetes.Provider(`${cluster.name}-kubernetes`, {
      context: cluster.context,
      ...providerDefaults(cluster.name),
    }),
  };
}

/** The cluster that another stack of this project exports as `cluster`. */
export function clusterFromStack(stack: string): ClusterOutputs {
  const exported = new pulumi.StackReference(stack).requireOutput("cluster");
  const kubeconfig = exported.apply((cluster) => cluster.kubeconfig);
  return {
    clusterName: exported.apply((cluster) => cluster.clusterName),
    kubeconfig,
    capacity: [],
    provider: new kubernetes.Provider("shared-kubernetes", {
      kubeconfig,
      ...providerDefaults(stack),
    }),
  };
}

/**
 * The identifier, not the kubeconfig, says which cluster this is: without it every change of the
 * cluster (a tag, a log type) previews as a replacement of everything inside.
 */
function providerDefaults(clusterIdentifier: string): kubernetes.ProviderArgs {
  return { clusterIdentifier, enableServerSideApply: true };
}
