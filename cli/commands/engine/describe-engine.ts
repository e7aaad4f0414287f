import type { ResolvedEngine } from "../../../engine/toolchain/find-engine";

/** An engine for a person: version, origin and program. */
export function describeEngine(engine: ResolvedEngine): string {
  const origin = engine.origin === "path" ? "on PATH" : "cached";
  const host = engine.hasLanguageHost ? "official" : "ours";
  return `pulumi ${engine.version} (${origin}; Node.js language host: ${host})\n${engine.executable}`;
}
