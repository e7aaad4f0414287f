import path from "node:path";
import type { ProcessContext } from "../engine/process-context";
import { writeFileAtomically } from "./write-atomically";

/** Where a result goes. */
export interface Delivery {
  /** File that `--out` names, relative to the working folder. @default - stdout */
  readonly out?: string | undefined;
  /** How much was written, for the line about the file: `12 resources`. */
  readonly amount?: string | undefined;
}

/** Writes a result to stdout, or as a whole to the file that `--out` names. */
export async function deliver(
  context: ProcessContext,
  text: string,
  { out, amount }: Delivery = {},
): Promise<void> {
  if (out === undefined) {
    context.stdout.write(text);
    return;
  }
  const destination = { path: path.resolve(context.cwd, out), argument: `--out ${out}` };
  await writeFileAtomically(destination, text);
  context.stderr.write(`wrote ${out}${amount === undefined ? "" : `: ${amount}`}\n`);
}

/** A document as the JSON that every command writes. */
export function formatJson(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
