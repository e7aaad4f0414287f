import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { isPlainObject } from "../components/core/pure/plain-object";
import { readYamlMapping } from "../plan/config/yaml-file";
import type { SandboxFolders } from "./sandbox-folders";

/**
 * Salt of the sandbox's passphrase `simulated`. A fixed one, so that the CLI has nothing to add to
 * a stack file; it protects nothing, because nothing in the sandbox is real.
 */
export const SIMULATED_SALT =
  "v1:obLb4KYtA4M=:v1:x+v5MM6Ic/46dKAI:G8NMdg0ZsqA5K2Dav/L3P+wYKhgqTA==";

/** The text `simulated`, encrypted with that salt; stands in for every encrypted value. */
export const SIMULATED_SECRET = "v1:mShMn/onyBYgHuWT:QQtOjK590RF3Gg5VAyVIM69oKWIGAp8tbQ==";

/**
 * Copies Pulumi.yaml and the stack's file to where the CLI may edit and delete them, and returns the
 * copy of the stack's file. The originals are only read.
 *
 * @param configFile - read instead of `Pulumi.<stack>.yaml`
 */
export function copyProject(
  projectRoot: string,
  stack: string,
  folders: SandboxFolders,
  configFile?: string,
): string {
  mkdirSync(folders.project, { recursive: true });
  const stackFile = `Pulumi.${stack}.yaml`;
  const content = readYamlMapping(configFile ?? path.join(projectRoot, stackFile));
  copyFileSync(path.join(projectRoot, "Pulumi.yaml"), path.join(folders.project, "Pulumi.yaml"));
  const copy = path.join(folders.project, stackFile);
  writeFileSync(copy, stringify(simulatedStackFile(content)));
  return copy;
}

/**
 * A stack's file as the sandbox can read it: what is encrypted with somebody's key becomes a secret
 * of the sandbox's own, and no other secrets provider is named. What the sandbox's own key encrypted
 * stays as it is.
 */
export function simulatedStackFile(
  content: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { config, encryptionsalt } = content;
  if (config === undefined) return { encryptionsalt: SIMULATED_SALT };
  const isOurs = encryptionsalt === SIMULATED_SALT;
  return {
    encryptionsalt: SIMULATED_SALT,
    config: isOurs ? config : withSimulatedSecrets(config),
  };
}

function withSimulatedSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSimulatedSecrets);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && typeof value.secure === "string") return { secure: SIMULATED_SECRET };
  return Object.fromEntries(entries.map(([key, member]) => [key, withSimulatedSecrets(member)]));
}
