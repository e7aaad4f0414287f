import os from "node:os";
import path from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Folder under which every tool is cached: `ORCHESTRATION_CACHE`, else `orchestration-platform` in
 * `XDG_CACHE_HOME`, else in `~/.cache`.
 */
export function cacheRoot(env: Environment): string {
  const own = env.ORCHESTRATION_CACHE;
  if (isSet(own)) return path.resolve(own);
  const xdg = env.XDG_CACHE_HOME;
  const home = isSet(env.HOME) ? env.HOME : os.homedir();
  const base = isSet(xdg) && path.isAbsolute(xdg) ? xdg : path.join(home, ".cache");
  return path.join(base, "orchestration-platform");
}

/** Folder of one tool at one version. */
export function toolFolder(env: Environment, tool: string, version: string): string {
  return path.join(cacheRoot(env), tool, version);
}

/** Name of a program file on this platform. */
export function programFile(name: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? `${name}.exe` : name;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
