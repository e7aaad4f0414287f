import { pathToFileURL } from "node:url";
import type { SandboxFolders } from "./sandbox-folders";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Variables that could connect a tool to a real cloud, cluster or Pulumi account. `AWS_CA_BUNDLE` and
 * the like go too: nothing in the sandbox speaks to AWS.
 */
const CLOUD_VARIABLES = /^(AWS_|PULUMI_|KUBECONFIG$|KUBE_|HELM_|GOOGLE_|AZURE_|ARM_)/;

/** The passphrase of state that holds nothing real. */
const SIMULATED_PASSPHRASE = "simulated";

/** The environment without anything that could reach a real cloud. */
export function withoutClouds(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !CLOUD_VARIABLES.test(name)));
}

/** What the engine runs with in the sandbox, before the simulation adds where to attach. */
export function sandboxEnvironment(env: Environment, folders: SandboxFolders): Environment {
  return {
    ...withoutClouds(env),
    PULUMI_HOME: folders.home,
    // The files beside the state are not written in one step: an engine killed at the wrong moment
    // would leave an empty one, and a state that cannot be read. They are not needed.
    PULUMI_BACKEND_URL: `${pathToFileURL(folders.backend).href}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: SIMULATED_PASSPHRASE,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // A backup of every intermediate state would double the time of an update.
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    // Even a plugin that we do not simulate is never taken from PATH.
    PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
    // Gives the engine --event-log, where findings of policies can be read as data.
    PULUMI_DEBUG_COMMANDS: "true",
  };
}
