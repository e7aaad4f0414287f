import type { Writable } from "node:stream";
import { format } from "node:util";

const METHODS = ["log", "info", "warn", "error"] as const;

/** Does the work; what a program prints in the meantime goes to stderr, because stdout is for the result. */
export async function withProgramOutputOn<T>(stderr: Writable, work: () => Promise<T>): Promise<T> {
  const originals = METHODS.map((method) => [method, console[method]] as const);
  for (const method of METHODS) {
    console[method] = (...values: readonly unknown[]) => stderr.write(`${format(...values)}\n`);
  }
  try {
    return await work();
  } finally {
    for (const [method, original] of originals) console[method] = original;
  }
}
