import type { NodeSimulator } from "../toolchain/cluster-extras";
import type { ClusterAccess, ClusterExtra } from "./cluster";
import { type ClusterFiles, logFile } from "./cluster-files";
import { readToken, writePrivately } from "./credentials";
import { kubeconfigOf } from "./kubeconfig";
import {
  controllerManagerArguments,
  nodeSimulatorArguments,
  schedulerArguments,
} from "./program-arguments";
import type { ProgramName, ProgramStart } from "./running-program";

/** One extra, ready to be launched. */
export interface ExtraStart {
  readonly extra: ClusterExtra;
  readonly start: ProgramStart;
}

/** The program that an extra consists of. */
export const EXTRA_PROGRAMS: Readonly<Record<ClusterExtra, ProgramName>> = {
  "controller-manager": "kube-controller-manager",
  scheduler: "kube-scheduler",
  nodes: "kwok",
};

/** The extra that acts as a cluster's controllers; it has the rights of its own role only. */
export function controllerManagerStart(
  files: ClusterFiles,
  access: ClusterAccess,
  executable: string,
): ExtraStart {
  const kubeconfig = `${files.folder}/controller-manager.kubeconfig`;
  const token = readToken(files, "controllerManager");
  writePrivately(kubeconfig, kubeconfigOf("controller-manager", access, token));
  const args = controllerManagerArguments(files, kubeconfig);
  const start = programStart("kube-controller-manager", executable, args, files);
  return { extra: "controller-manager", start };
}

/** The extra that gives pods their nodes. */
export function schedulerStart(
  files: ClusterFiles,
  access: ClusterAccess,
  executable: string,
): ExtraStart {
  const kubeconfig = `${files.folder}/scheduler.kubeconfig`;
  const token = readToken(files, "scheduler");
  writePrivately(kubeconfig, kubeconfigOf("scheduler", access, token));
  const start = programStart("kube-scheduler", executable, schedulerArguments(kubeconfig), files);
  return { extra: "scheduler", start };
}

/** The extra that answers for nodes and for the pods on them. */
export function nodeSimulatorStart(files: ClusterFiles, simulator: NodeSimulator): ExtraStart {
  const args = nodeSimulatorArguments(files.kubeconfig, simulator.stages);
  return { extra: "nodes", start: programStart("kwok", simulator.program, args, files) };
}

function programStart(
  name: ProgramName,
  executable: string,
  args: readonly string[],
  files: ClusterFiles,
): ProgramStart {
  return { name, executable, args, folder: files.folder, log: logFile(files, name) };
}
