import { applyOwnership } from "../components/core";
import { openAwsAccount } from "./aws-account";
import { defineCluster } from "./cluster";
import type { ClusterOutputs, NetworkOutputs, PlatformOutputs, ServiceOutputs } from "./contracts";
import { defineNetwork } from "./network";
import { definePlatform } from "./platform";
import { defineServices } from "./services";
import type { Settings } from "./settings";

/** What a whole environment offers; the program exports it for people and for other stacks. */
export interface EnvironmentOutputs {
  readonly network: NetworkOutputs | undefined;
  readonly cluster: ClusterOutputs;
  readonly platform: PlatformOutputs;
  readonly services: ServiceOutputs;
}

/** The four layers of an environment, each from what the one before it offers. */
export function composeEnvironment(settings: Settings): EnvironmentOutputs {
  applyOwnership(settings.ownership);
  const account = openAwsAccount(settings);

  const network = defineNetwork(settings, account);
  const cluster = defineCluster(settings, { account, network });
  const platform = definePlatform(settings, cluster);
  const services = defineServices(settings, { cluster, platform });
  return { network, cluster, platform, services };
}
