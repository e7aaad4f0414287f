import { readdir } from "node:fs/promises";
import path from "node:path";
import { fetchGoModule } from "../../engine/toolchain/go-module";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { DEFINITION_MODULES } from "./versions";

/**
 * Files with the custom resource definitions of everything that our manifests use. They come from
 * published Go modules and stay in Go's own module cache, which is keyed by version.
 */
export async function fetchDefinitionFiles(context: ToolchainContext): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { module, version, paths } of DEFINITION_MODULES) {
    const folder = await fetchGoModule(module, version, context);
    for (const entry of paths) files.push(...(await definitionFiles(path.join(folder, entry))));
  }
  return files;
}

/** The file itself, or the YAML files of a folder; kustomizations define nothing. */
async function definitionFiles(fileOrFolder: string): Promise<readonly string[]> {
  if (fileOrFolder.endsWith(".yaml")) return [fileOrFolder];
  const names = await readdir(fileOrFolder);
  return names
    .filter((name) => name.endsWith(".yaml") && !name.startsWith("kustomization"))
    .sort()
    .map((name) => path.join(fileOrFolder, name));
}
