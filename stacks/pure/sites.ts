import type { Settings } from "../settings";
import { MAIN } from "../settings/fields";

/** A network of the stack: the settings that its layer reads. */
export interface NetworkSite {
  /** Key of its region. */
  readonly key: string;
  /** As an environment's settings, with this network as its only one. */
  readonly settings: Settings;
}

/** A cluster of the stack: the settings that its layers read, and its region. */
export interface ClusterSite {
  /** `main` for that of `cluster`. */
  readonly key: string;
  /** As an environment's settings, with this cluster as its only one. */
  readonly settings: Settings;
  /** Key of its region. */
  readonly region: string;
  /** Whether mesh, monitoring and workloads run in it. */
  readonly hasPlatform: boolean;
}

/** One of each cluster, that of `cluster` first. */
export type SiteList<Site> = readonly [main: Site, ...further: readonly Site[]];

/** The networks of the stack, that of `network` first. */
export function networkSites(settings: Settings): readonly NetworkSite[] {
  const { network, regions } = settings;
  const main = { key: MAIN, settings };
  if (network.source === "none") return [main];
  const further = Object.entries(regions).map(([key, region]) => ({
    key,
    settings: {
      ...settings,
      prefix: `${settings.prefix}-${key}`,
      network: { source: "create", account: network.account, ...region } as const,
    },
  }));
  return [main, ...further];
}

/** The clusters of the stack, that of `cluster` first. */
export function clusterSites(settings: Settings): SiteList<ClusterSite> {
  const further = Object.entries(settings.clusters).map(([key, entry]) => {
    const { region, platform, ...created } = entry;
    return {
      key,
      settings: {
        ...withWorkloadsOf(settings, key),
        prefix: `${settings.prefix}-${key}`,
        cluster: { source: "create", ...created } as const,
        platform: furtherPlatform(settings),
      },
      region,
      hasPlatform: platform,
    };
  });
  const main = {
    key: MAIN,
    settings: withWorkloadsOf(settings, MAIN),
    region: MAIN,
    hasPlatform: true,
  };
  return [main, ...further];
}

/** A further cluster has its own platform, with the storage class of the first. */
function furtherPlatform({ platform }: Settings): Settings["platform"] {
  return platform.source === "create" ? platform : { source: "create", storageClass: "gp3" };
}

function withWorkloadsOf(settings: Settings, cluster: string): Settings {
  const workloads = Object.entries(settings.services.workloads).filter(([, { clusters }]) =>
    clusters.includes(cluster),
  );
  return { ...settings, services: { workloads: Object.fromEntries(workloads) } };
}
