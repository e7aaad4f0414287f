import type { Settings } from "../settings";
import { MAIN } from "../settings/fields";

/** A further cluster: what its layers read, and where it stands. */
export interface ClusterSite {
  /** As an environment's settings, with this cluster as its only one. */
  readonly settings: Settings;
  /** Key of its region. */
  readonly region: string;
  /** Whether mesh, monitoring and workloads run in it. */
  readonly platform: boolean;
}

/** The settings of the first cluster: without workloads that run in others only. */
export function mainSettings(settings: Settings): Settings {
  return withWorkloadsOf(settings, MAIN);
}

/** The settings of every further cluster, by key. */
export function clusterSites(settings: Settings): Readonly<Record<string, ClusterSite>> {
  const sites = Object.entries(settings.clusters).map(([key, entry]) => {
    const { region, platform, ...created } = entry;
    const own = withWorkloadsOf(settings, key);
    const site: ClusterSite = {
      settings: {
        ...own,
        prefix: `${settings.prefix}-${key}`,
        cluster: { source: "create", ...created },
        platform: platformOf(settings),
      },
      region,
      platform,
    };
    return [key, site] as const;
  });
  return Object.fromEntries(sites);
}

/** The settings of every further region's network, by key. */
export function regionSettings(settings: Settings): Readonly<Record<string, Settings>> {
  const { network } = settings;
  if (network.source === "none") return {};
  const regions = Object.entries(settings.regions).map(([key, region]) => {
    const prefix = `${settings.prefix}-${key}`;
    const place = { source: "create", account: network.account, ...region } as const;
    return [key, { ...settings, prefix, network: place }] as const;
  });
  return Object.fromEntries(regions);
}

/** A further cluster has a platform of its own, with the first one's storage class. */
function platformOf({ platform }: Settings): Settings["platform"] {
  return platform.source === "create" ? platform : { source: "create", storageClass: "gp3" };
}

function withWorkloadsOf(settings: Settings, cluster: string): Settings {
  const workloads = Object.entries(settings.services.workloads).filter(([, { clusters }]) =>
    clusters.includes(cluster),
  );
  return { ...settings, services: { workloads: Object.fromEntries(workloads) } };
}
