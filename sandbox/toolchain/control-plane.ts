import type { GoProgram } from "../../engine/toolchain/go-module";
import { goProgramFile, installGoProgram } from "../../engine/toolchain/install-go-program";
import { exists } from "../../engine/toolchain/install-tool";
import { kubernetesProgram } from "./kubernetes-program";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { VERSIONS } from "./versions";

/** Programs of a Kubernetes control plane without nodes. */
export interface ControlPlanePrograms {
  readonly etcd: string;
  readonly apiServer: string;
}

const ETCD: GoProgram = {
  name: "etcd",
  packagePath: "go.etcd.io/etcd/server/v3",
  version: `v${VERSIONS.etcd}`,
};

const API_SERVER = kubernetesProgram("kube-apiserver");

/** Makes sure that etcd and kube-apiserver are cached, building them from Go modules. */
export async function installControlPlane(
  context: ToolchainContext,
): Promise<ControlPlanePrograms> {
  return {
    etcd: await installGoProgram(ETCD, context),
    apiServer: await installGoProgram(API_SERVER, context),
  };
}

/** The cached programs, or undefined where one is missing. Builds nothing. */
export async function findControlPlane(
  context: Pick<ToolchainContext, "env">,
): Promise<ControlPlanePrograms | undefined> {
  const programs = {
    etcd: goProgramFile(ETCD, context),
    apiServer: goProgramFile(API_SERVER, context),
  };
  const found = await Promise.all(Object.values(programs).map(exists));
  return found.includes(false) ? undefined : programs;
}
