import type { GoProgram } from "../../engine/toolchain/go-module";
import { stagingReplacements } from "./kubernetes-staging";
import { VERSIONS } from "./versions";

/** A program of Kubernetes itself: `cmd/<name>` of k8s.io/kubernetes. */
export function kubernetesProgram(name: string): GoProgram {
  return {
    name,
    packagePath: `k8s.io/kubernetes/cmd/${name}`,
    version: `v${VERSIONS.kubernetes}`,
    linkerFlags: ["-X", `k8s.io/component-base/version.gitVersion=v${VERSIONS.kubernetes}`],
    moduleLines: [
      `require k8s.io/kubernetes v${VERSIONS.kubernetes}`,
      stagingReplacements(VERSIONS.kubernetes),
    ],
  };
}
