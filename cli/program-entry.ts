import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ConfigurationError } from "../components/core/pure/configuration-error";

/**
 * The module whose loading declares a project's resources: its translation in `dist/` where there is
 * one, else the `main` of its package.json, translated on the fly.
 */
export async function programEntry(projectRoot: string): Promise<string> {
  const translated = path.join(projectRoot, "dist", "index.js");
  if (existsSync(translated)) return translated;
  const main = mainOf(projectRoot);
  if (main.endsWith(".ts")) {
    const { register } = await import("tsx/cjs/api");
    register();
  }
  return main;
}

function mainOf(projectRoot: string): string {
  const load = createRequire(path.join(projectRoot, "package.json"));
  const manifest = path.join(projectRoot, "package.json");
  const content: unknown = existsSync(manifest) ? load(manifest) : {};
  const named = typeof content === "object" && content !== null && "main" in content;
  const main = path.join(projectRoot, named ? String(content.main) : "index.ts");
  if (existsSync(main)) return main;
  throw new ConfigurationError([
    `${path.relative(projectRoot, main)}: the program does not exist; name it in "main" of package.json`,
  ]);
}
