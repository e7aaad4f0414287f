import { type AwsAccount, inRegion } from "./aws-account";
import { type ClusterUpstream, defineCluster } from "./cluster";
import type { ClusterOutputs, ServiceOutputs } from "./contracts";
import { defineNetwork } from "./network";
import { definePlatform } from "./platform";
import { type ClusterSite, clusterSites, regionSettings } from "./pure/cluster-set";
import { defineServices } from "./services";
import type { Settings } from "./settings";
import { MAIN } from "./settings/fields";
import { watchRegion } from "./threat-detection";

/** What a cluster beside the first one offers. */
export interface FurtherCluster extends Pick<ClusterOutputs, "clusterName" | "kubeconfig"> {
  /** Address inside this cluster of each of its workloads. */
  readonly endpoints: ServiceOutputs["endpoints"];
}

/** The networks of further regions, and the clusters beside the first one, each with its layers. */
export function defineFurtherClusters(
  settings: Settings,
  main: ClusterUpstream,
): Readonly<Record<string, FurtherCluster>> {
  const places = new Map([[MAIN, main], ...furtherPlaces(settings, main.account)]);
  const clusters = Object.entries(clusterSites(settings)).map(
    ([key, site]) => [key, defineSite(site, places.get(site.region) ?? main)] as const,
  );
  return Object.fromEntries(clusters);
}

function furtherPlaces(
  settings: Settings,
  account: AwsAccount | undefined,
): readonly (readonly [key: string, place: ClusterUpstream])[] {
  if (account === undefined) return [];
  return Object.entries(regionSettings(settings)).map(([key, region]) => {
    const there = inRegion(account, settings.regions[key]?.region ?? account.location.region);
    watchRegion(region, there);
    return [key, { account: there, network: defineNetwork(region, there) }];
  });
}

function defineSite({ settings, platform }: ClusterSite, place: ClusterUpstream): FurtherCluster {
  const cluster = defineCluster(settings, place);
  const { clusterName, kubeconfig } = cluster;
  const outputs = { clusterName, ...(kubeconfig !== undefined && { kubeconfig }) };
  if (!platform) return { ...outputs, endpoints: {} };
  const upstream = { cluster, platform: definePlatform(settings, cluster) };
  return { ...outputs, endpoints: defineServices(settings, upstream).endpoints };
}
