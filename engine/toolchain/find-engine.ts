import path from "node:path";
import { runProcess } from "../process/run-process";
import { programFile, toolFolder } from "./cache-folder";
import { exists } from "./install-tool";
import { OLDEST_PULUMI, PULUMI_VERSION } from "./pulumi-versions";
import { findOnPath, realPath } from "./search-path";
import type { ToolchainContext } from "./toolchain-context";
import { isAtLeast } from "./version-order";

/** A Pulumi CLI that can run our program and policy pack. */
export interface ResolvedEngine {
  /** Absolute path of the CLI. */
  readonly executable: string;
  /** Without `v`: `3.259.0`. */
  readonly version: string;
  readonly origin: "path" | "cache";
  /** True where the CLI brings the official Node.js language host; else ours is attached. */
  readonly hasLanguageHost: boolean;
}

/** What a search for engines found, usable or not. */
export interface EngineSearch {
  readonly engine: ResolvedEngine | undefined;
  /** Why a CLI on PATH was passed over: `pulumi 3.100.0 on PATH is older than 3.229.0`. */
  readonly passedOver: string | undefined;
}

/**
 * The engine to use: a CLI on PATH that is new enough, else the cached one, else undefined. Installs
 * nothing and needs no network.
 */
export async function findEngine(context: ToolchainContext): Promise<ResolvedEngine | undefined> {
  return (await searchEngine(context)).engine;
}

/** Like {@link findEngine}, and also says why a CLI on PATH was not used. */
export async function searchEngine(context: ToolchainContext): Promise<EngineSearch> {
  const onPath = await findOnPath(programFile("pulumi"), context.env);
  let passedOver: string | undefined;
  if (onPath !== undefined) {
    const version = await askVersion(onPath, context);
    if (version !== undefined && isAtLeast(version, OLDEST_PULUMI)) {
      return { engine: await resolve(onPath, version, "path"), passedOver };
    }
    passedOver =
      version === undefined
        ? `${onPath} does not answer \`version\``
        : `pulumi ${version} on PATH is older than ${OLDEST_PULUMI}`;
  }
  const cached = cachedEngineProgram(context);
  if (!(await exists(cached))) return { engine: undefined, passedOver };
  return { engine: await resolve(cached, PULUMI_VERSION, "cache"), passedOver };
}

/** Where our own installation of the engine is. */
export function cachedEngineProgram(context: ToolchainContext): string {
  return path.join(engineFolder(context), "bin", programFile("pulumi"));
}

/** Folder of the cached engine. */
export function engineFolder(context: ToolchainContext): string {
  return toolFolder(context.env, "pulumi", PULUMI_VERSION);
}

async function resolve(
  executable: string,
  version: string,
  origin: ResolvedEngine["origin"],
): Promise<ResolvedEngine> {
  return { executable, version, origin, hasLanguageHost: await bringsLanguageHost(executable) };
}

/**
 * The official host is released beside the CLI (behind a symlink with some package managers). One
 * that merely lies on PATH may be of any version, so it does not count.
 */
async function bringsLanguageHost(executable: string): Promise<boolean> {
  const host = programFile("pulumi-language-nodejs");
  const folders = [path.dirname(executable), path.dirname(await realPath(executable))];
  const found = await Promise.all(folders.map((folder) => exists(path.join(folder, host))));
  return found.includes(true);
}

async function askVersion(
  executable: string,
  context: ToolchainContext,
): Promise<string | undefined> {
  const env = { ...context.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(VERSION_PATIENCE_MS)]);
  try {
    const result = await runProcess({ command: executable, args: ["version"], env, signal });
    return result.code === 0 ? result.stdout.trim().replace(/^v/, "") : undefined;
  } catch {
    context.signal.throwIfAborted();
    return undefined;
  }
}

/** A CLI answers within a second; a broken wrapper may hang. */
const VERSION_PATIENCE_MS = 10_000;
