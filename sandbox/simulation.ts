import path from "node:path";
import { removeContents } from "./cluster-contents";
import type { Clusters } from "./control-plane/cluster";
import type { FaultSession } from "./faults/fault-session";
import { withFaults } from "./faults/with-faults";
import { LanguageHost } from "./language-host/language-host";
import { findRequiredPackages } from "./language-host/required-packages";
import { Account } from "./providers/account";
import { AWS_MODEL } from "./providers/aws/aws-model";
import type { CloudModel } from "./providers/cloud-model";
import {
  type ApiServerOptions,
  ApiServerProvider,
} from "./providers/kubernetes/api-server-provider";
import { KUBERNETES_MODEL } from "./providers/kubernetes/kubernetes-model";
import type { Provider } from "./providers/provider";
import { registerProvider } from "./providers/provider-service";
import type { CheckObserver } from "./providers/provider-service";
import { RANDOM_MODEL } from "./providers/random/random-model";
import { SimulatedProvider } from "./providers/simulated-provider";
import { serve } from "./rpc/serve";
import type { RunningServer } from "./rpc/serve";

/** The clouds that a program of ours may touch. */
const MODELS: readonly CloudModel[] = [AWS_MODEL, RANDOM_MODEL, KUBERNETES_MODEL];

/** What the simulation keeps and whom it tells. */
export interface SimulationOptions {
  /** Project whose dependencies say which version of a provider the engine will ask for. */
  readonly projectRoot: string;
  /** Folder of the accounts' journals. */
  readonly accountFolder: string;
  /** Environment of the programs that our language host runs; undefined where it is not needed. */
  readonly programEnvironment: Readonly<Record<string, string | undefined>> | undefined;
  readonly onCheck?: CheckObserver | undefined;
  /** Where objects are applied. @default - nowhere: they are recorded in the account */
  readonly clusters?: ClusterSupport | undefined;
  /** What goes wrong meanwhile. @default - nothing */
  readonly faults?: FaultSession | undefined;
}

/** Real API servers, and what the kubernetes provider needs beside them. */
export interface ClusterSupport {
  readonly clusters: Clusters;
  readonly options: ApiServerOptions;
}

/** Servers that an engine can attach to. */
export interface Simulation {
  /** Variables that make an engine attach instead of starting plugins. */
  readonly environment: Readonly<Record<string, string>>;
  /** What is served, for looking into the clouds without an engine. */
  readonly providers: readonly Provider[];
  /** Ends the servers and every program that they still run. */
  readonly stop: () => void;
}

/**
 * Serves all simulated providers, and our language host where asked, from this one process: nothing
 * has to start when the engine asks for a plugin, and the engine looks for none on PATH.
 */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const host =
    options.programEnvironment === undefined
      ? undefined
      : await startLanguageHost(options.programEnvironment);
  if (options.faults !== undefined) options.faults.victims.killPrograms = () => host?.stop();
  const packages = await findRequiredPackages(options.projectRoot);
  const providers = await Promise.all(
    MODELS.map((model) => {
      const version = packages.find(({ name }) => name === model.name)?.version ?? "";
      return startProvider(model, version, options);
    }),
  );
  const ports = providers.map(({ name, port }) => `${name}:${port}`).join(",");
  return {
    environment: { PULUMI_DEBUG_PROVIDERS: ports, ...host?.environment },
    providers: providers.map(({ provider }) => provider),
    stop: () => {
      host?.stop();
      for (const provider of providers) provider.stop();
    },
  };
}

async function startLanguageHost(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Pick<Simulation, "environment" | "stop">> {
  const host = new LanguageHost(env);
  const server = await serve((target) => host.register(target));
  return {
    environment: { PULUMI_DEBUG_LANGUAGES: `nodejs:${server.port}` },
    stop: () => {
      host.stop();
      server.stop();
    },
  };
}

async function startProvider(
  model: CloudModel,
  version: string,
  options: SimulationOptions,
): Promise<RunningServer & { readonly name: string; readonly provider: Provider }> {
  const simulated = createProvider(model, options);
  const { faults } = options;
  const provider = faults === undefined ? simulated : withFaults(simulated, faults);
  const server = await serve((target) =>
    registerProvider(target, provider, version, options.onCheck),
  );
  faults?.victims.disconnect.set(model.name, server.stop);
  return { name: model.name, provider: simulated, ...server };
}

function createProvider(
  model: CloudModel,
  { accountFolder, clusters }: SimulationOptions,
): Provider {
  if (clusters !== undefined && model === KUBERNETES_MODEL) {
    return new ApiServerProvider(clusters.clusters, clusters.options);
  }
  const account = accountOf(model, accountFolder);
  if (model !== AWS_MODEL) return new SimulatedProvider(model, account);
  const recorded = accountOf(KUBERNETES_MODEL, accountFolder);
  const contents = { aws: account, recorded, clusters: clusters?.clusters };
  return new SimulatedProvider(model, account, removeContents(contents));
}

function accountOf({ name }: CloudModel, folder: string): Account {
  return new Account(path.join(folder, `${name}.jsonl`));
}
