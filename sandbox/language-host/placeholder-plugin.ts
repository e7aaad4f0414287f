import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { programFile } from "../../engine/toolchain/cache-folder";

/**
 * Never runs: the engine attaches to our host. It is looked for, though, when the engine decides how
 * to start a policy pack, and without a file of this name it would ask for a plugin of long ago.
 */
const PLACEHOLDER = `#!/bin/sh
echo "the sandbox serves this language host from a running process" >&2
exit 1
`;

/** Puts the placeholder for the attached language host into our own PULUMI_HOME. */
export function placeLanguagePlugin(pulumiHome: string, engineVersion: string): void {
  const folder = path.join(pulumiHome, "plugins", `language-nodejs-v${engineVersion}`);
  const file = path.join(folder, programFile("pulumi-language-nodejs"));
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, PLACEHOLDER);
  chmodSync(file, 0o755);
}
