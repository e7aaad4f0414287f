import { rm } from "node:fs/promises";
import path from "node:path";
import { programFile, toolFolder } from "./cache-folder";
import { type GoProgram, buildGoProgram } from "./go-module";
import { installTool } from "./install-tool";
import { stagingReplacements } from "./kubernetes-staging";
import type { ToolchainContext } from "./toolchain-context";
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

const API_SERVER: GoProgram = {
  name: "kube-apiserver",
  packagePath: "k8s.io/kubernetes/cmd/kube-apiserver",
  version: `v${VERSIONS.kubernetes}`,
  linkerFlags: ["-X", `k8s.io/component-base/version.gitVersion=v${VERSIONS.kubernetes}`],
  moduleLines: [
    `require k8s.io/kubernetes v${VERSIONS.kubernetes}`,
    stagingReplacements(VERSIONS.kubernetes),
  ],
};

/** Makes sure that etcd and kube-apiserver are cached, building them from Go modules. */
export async function installControlPlane(
  context: ToolchainContext,
): Promise<ControlPlanePrograms> {
  return {
    etcd: await installGoProgram(ETCD, VERSIONS.etcd, context),
    apiServer: await installGoProgram(API_SERVER, VERSIONS.kubernetes, context),
  };
}

async function installGoProgram(
  program: GoProgram,
  version: string,
  context: ToolchainContext,
): Promise<string> {
  return installTool(
    {
      folder: toolFolder(context.env, program.name, version),
      program: path.join("bin", programFile(program.name)),
      make: async (scratch) => {
        await buildGoProgram(program, scratch, context);
        await rm(path.join(scratch, "source"), { recursive: true, force: true });
      },
    },
    context,
  );
}
