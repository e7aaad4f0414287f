import { applyOwnership } from "../components/core";
import { openAwsAccount } from "./aws-account";
import { defineCluster } from "./cluster";
import type { ClusterOutputs, NetworkOutputs, PlatformOutputs, ServiceOutputs } from "./contracts";
import { defineNetwork } from "./network";
import { definePlatform } from "./platform";
import { defineServices } from "./services";
import { defineFurtherClusters, type FurtherCluster } from "./further-clusters";
import { mainSettings } from "./pure/cluster-set";
import { watchRegion } from "./threat-detection";
import type { Settings } from "./settings";

/** What a whole environment offers; the program exports it for people and for other stacks. */
export interface EnvironmentOutputs {
  readonly network: NetworkOutputs | undefined;
  readonly cluster: ClusterOutputs;
  readonly platform: PlatformOutputs;
  readonly services: ServiceOutputs;
  /** Clusters beside the first, by key. */
  readonly clusters: Readonly<Record<string, FurtherCluster>>;
}

/** The four layers of an environment, each from what the one before it offers; then its other clusters. */
export function composeEnvironment(settings: Settings): EnvironmentOutputs {
  applyOwnership(settings.ownership);
  const account = openAwsAccount(settings);

  if (account !== undefined) watchRegion(settings, account);
  const network = defineNetwork(settings, account);
  const cluster = defineCluster(settings, { account, network });
  const platform = definePlatform(settings, cluster);
  const services = defineServices(mainSettings(settings), { cluster, platform });
  const clusters = defineFurtherClusters(settings, { account, network });
  return { network, cluster, platform, services, clusters };
}
