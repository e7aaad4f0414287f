import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

/** A provider package that the program has installed. */
export interface RequiredPackage {
  readonly name: string;
  readonly version: string;
}

/** The provider packages among a project's dependencies, by name. */
export async function findRequiredPackages(root: string): Promise<readonly RequiredPackage[]> {
  const scope = path.join(root, "node_modules", "@pulumi");
  const names = await readdir(scope).catch(() => []);
  const found = await Promise.all(names.map((name) => readPackage(path.join(scope, name), name)));
  return found.filter((entry) => entry !== undefined);
}

async function readPackage(folder: string, name: string): Promise<RequiredPackage | undefined> {
  const text = await readFile(path.join(folder, "package.json"), "utf8").catch(() => "{}");
  const manifest: unknown = JSON.parse(text);
  if (!isRecord(manifest) || !isRecord(manifest.pulumi)) return undefined;
  const { pulumi } = manifest;
  if (pulumi.resource !== true) return undefined;
  return {
    name: typeof pulumi.name === "string" ? pulumi.name : name,
    version: String(pulumi.version ?? manifest.version),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
