import { applyOwnership } from "../components/core";
import { openAwsAccount } from "./aws-account";
import type { ClusterOutputs, NetworkOutputs, PlatformOutputs, ServiceOutputs } from "./contracts";
import { clusterSites } from "./pure/sites";
import type { Settings } from "./settings";
import { MAIN } from "./settings/fields";
import { defineRegions, defineSites, type FurtherCluster, furtherClusters } from "./sites";

/** What a whole environment offers; the program exports it for people and for other stacks. */
export interface EnvironmentOutputs {
  readonly network: NetworkOutputs | undefined;
  readonly cluster: ClusterOutputs;
  readonly platform: PlatformOutputs;
  readonly services: ServiceOutputs;
  /** Clusters beside the first, by key. */
  readonly clusters: Readonly<Record<string, FurtherCluster>>;
}

/** A network in each region, then in each cluster the layers above it. */
export function composeEnvironment(settings: Settings): EnvironmentOutputs {
  applyOwnership(settings.ownership);
  const regions = defineRegions(settings, openAwsAccount(settings));
  const [main, ...further] = defineSites(clusterSites(settings), regions);

  const { cluster, platform, services } = main;
  const network = regions.get(MAIN)?.network;
  return { network, cluster, platform, services, clusters: furtherClusters(further) };
}
