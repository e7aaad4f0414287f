import type { GoProgram } from "../../engine/toolchain/go-module";
import { goProgramFile, installGoProgram } from "../../engine/toolchain/install-go-program";
import { exists } from "../../engine/toolchain/install-tool";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { VERSIONS } from "./versions";

const HELM: GoProgram = {
  name: "helm",
  packagePath: "helm.sh/helm/v4/cmd/helm",
  version: `v${VERSIONS.helm}`,
  linkerFlags: ["-X", `helm.sh/helm/v4/internal/version.version=v${VERSIONS.helm}`],
};

/** Makes sure that helm is cached and returns its program. */
export function installHelm(context: ToolchainContext): Promise<string> {
  return installGoProgram(HELM, context);
}

/** The cached helm, or undefined where there is none. Builds nothing. */
export async function findHelm(
  context: Pick<ToolchainContext, "env">,
): Promise<string | undefined> {
  const program = goProgramFile(HELM, context);
  return (await exists(program)) ? program : undefined;
}
