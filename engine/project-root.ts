import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of our own package.json, above `dist/cli` or, from the sources, from `engine`. */
export const PACKAGE_ROOT = nearestWith("package.json", __dirname) ?? __dirname;

/** The project that a command works on: the nearest one above the working folder, else our own. */
export function findProjectRoot(cwd: string): string {
  return nearestWith("Pulumi.yaml", cwd) ?? PACKAGE_ROOT;
}

/** Version of this package. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(PACKAGE_ROOT, "package.json"), "utf8"),
  );
  const known = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return known ? String(manifest.version) : "unknown";
}

function nearestWith(file: string, folder: string): string | undefined {
  if (existsSync(path.join(folder, file))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearestWith(file, parent);
}
