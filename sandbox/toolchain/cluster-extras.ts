import path from "node:path";
import { copyTree } from "./copy-tree";
import { type GoProgram, fetchGoModule } from "../../engine/toolchain/go-module";
import { goProgramFolder, installGoProgram } from "../../engine/toolchain/install-go-program";
import { kubernetesProgram } from "./kubernetes-program";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { VERSIONS } from "./versions";

/** What simulates nodes: the program, and the files that say how nodes and pods behave. */
export interface NodeSimulator {
  readonly program: string;
  readonly stages: string;
}

const CONTROLLER_MANAGER = kubernetesProgram("kube-controller-manager");

const SCHEDULER = kubernetesProgram("kube-scheduler");

const KWOK_MODULE = "sigs.k8s.io/kwok";

const KWOK: GoProgram = {
  name: "kwok",
  packagePath: `${KWOK_MODULE}/cmd/kwok`,
  version: `v${VERSIONS.kwok}`,
};

const STAGES = "stages";

/** Makes sure that kube-controller-manager is cached. */
export function installControllerManager(context: ToolchainContext): Promise<string> {
  return installGoProgram(CONTROLLER_MANAGER, context);
}

/** Makes sure that kube-scheduler is cached. */
export function installScheduler(context: ToolchainContext): Promise<string> {
  return installGoProgram(SCHEDULER, context);
}

/** Makes sure that KWOK is cached with its own stage files, which make nodes and pods ready fast. */
export async function installNodeSimulator(context: ToolchainContext): Promise<NodeSimulator> {
  const program = await installGoProgram(KWOK, context, async (folder) => {
    const module = await fetchGoModule(KWOK_MODULE, KWOK.version, context);
    await copyTree(path.join(module, "kustomize", "stage"), path.join(folder, STAGES));
  });
  return { program, stages: path.join(goProgramFolder(KWOK, context), STAGES) };
}
