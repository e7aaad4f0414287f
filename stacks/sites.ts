import { definedOnly } from "../components/core/pure/defined-only";
import { type AwsAccount, inRegionOf } from "./aws-account";
import { type ClusterUpstream, defineCluster } from "./cluster";
import type { ClusterOutputs, PlatformOutputs, ServiceOutputs } from "./contracts";
import { defineNetwork } from "./network";
import { definePlatform, NO_PLATFORM } from "./platform";
import { type ClusterSite, networkSites, type SiteList } from "./pure/sites";
import { defineServices } from "./services";
import type { Settings } from "./settings";
import { watchRegion } from "./threat-detection";

/** What the layers of one cluster offer. */
export interface SiteOutputs {
  readonly key: string;
  readonly cluster: ClusterOutputs;
  readonly platform: PlatformOutputs;
  readonly services: ServiceOutputs;
}

/** What the program exports of a cluster beside the first one. */
export interface FurtherCluster extends Pick<ClusterOutputs, "clusterName" | "kubeconfig"> {
  /** Address inside this cluster of each of its workloads. */
  readonly endpoints: ServiceOutputs["endpoints"];
}

/** Account and network of each region, by its key; both undefined where the stack uses no AWS. */
export function defineRegions(
  settings: Settings,
  account: AwsAccount | undefined,
): ReadonlyMap<string, ClusterUpstream> {
  const regions = networkSites(settings).map((site) => {
    const there = account && inRegionOf(account, site.settings);
    if (there !== undefined) watchRegion(site.settings, there);
    const network = defineNetwork(site.settings, there);
    return [site.key, { account: there, network }] as const;
  });
  return new Map(regions);
}

/** The cluster, platform and services layers of every cluster. */
export function defineSites(
  [main, ...further]: SiteList<ClusterSite>,
  regions: ReadonlyMap<string, ClusterUpstream>,
): SiteList<SiteOutputs> {
  const define = (site: ClusterSite) => defineSite(site, regions);
  return [define(main), ...further.map(define)];
}

function defineSite(
  { key, settings, region, hasPlatform }: ClusterSite,
  regions: ReadonlyMap<string, ClusterUpstream>,
): SiteOutputs {
  const cluster = defineCluster(settings, regions.get(region) ?? {});
  const platform = hasPlatform ? definePlatform(settings, cluster) : NO_PLATFORM;
  const services = defineServices(settings, { cluster, platform });
  return { key, cluster, platform, services };
}

/** What the program exports of clusters beside the first one, by key. */
export function furtherClusters(
  sites: readonly SiteOutputs[],
): Readonly<Record<string, FurtherCluster>> {
  const clusters = sites.map(({ key, cluster: { clusterName, kubeconfig }, services }) => {
    const { endpoints } = services;
    return [key, definedOnly({ clusterName, kubeconfig, endpoints })] as const;
  });
  return Object.fromEntries(clusters);
}
