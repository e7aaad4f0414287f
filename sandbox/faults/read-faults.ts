import path from "node:path";
import { parseDocument } from "yaml";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { readText } from "../../plan/read-text";
import { describeIssues } from "../../stacks/settings/problems";
import { faultSchema } from "./fault-schema";
import type { Faults } from "./fault-schema";

/** What the flags of an operation say about faults. */
export interface FaultFlags {
  /** A file, or JSON: `{"throttling": {"rate": 0.2}}`. */
  readonly faults?: string | undefined;
  /** A whole number: the seed of the random choices. */
  readonly seed?: string | undefined;
}

/**
 * The faults that the flags ask for; undefined without `--faults`. Everything wrong with them is a
 * `ConfigurationError` that names all problems at once.
 *
 * @param cwd - folder that a relative file name is resolved against
 */
export function readFaults(flags: FaultFlags, cwd: string): Faults | undefined {
  const { faults, seed } = flags;
  if (faults === undefined) {
    if (seed === undefined) return undefined;
    throw new ConfigurationError([
      `--seed: decides which faults happen, got ${seed} without --faults; add --faults or leave it out`,
    ]);
  }
  const raw = parseText(faults, cwd);
  const parsed = faultSchema.safeParse(raw);
  if (!parsed.success) {
    const problems = describeIssues(parsed.error.issues, { schema: faultSchema, raw });
    throw new ConfigurationError(problems, "--faults");
  }
  return seed === undefined ? parsed.data : { ...parsed.data, seed: parseSeed(seed) };
}

function parseText(faults: string, cwd: string): unknown {
  const isInline = faults.trimStart().startsWith("{");
  const name = isInline ? "--faults" : faults;
  const document = parseDocument(isInline ? faults : readText(path.resolve(cwd, faults), faults));
  const [error] = document.errors;
  if (error === undefined) return document.toJS() ?? {};
  const line = isInline ? "" : `${error.linePos?.[0].line ?? 1}:`;
  const reason = error.message.split(" at line ")[0] ?? error.code;
  throw new ConfigurationError([
    `${name}:${line} is neither YAML nor JSON (${reason}); correct it`,
  ]);
}

function parseSeed(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ConfigurationError([
    `--seed: must be a whole number, got "${text}"; use 0 or more, at most 15 digits`,
  ]);
}
