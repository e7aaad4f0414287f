import path from "node:path";
import type { CliContext } from "../../context";
import { writeFileAtomically } from "../../write-atomically";

/** Writes a result to stdout, or whole to the file that `--out` names. */
export async function deliver(
  context: CliContext,
  text: string,
  out: string | undefined,
): Promise<void> {
  if (out === undefined) {
    context.stdout.write(text);
    return;
  }
  await writeFileAtomically(
    { path: path.resolve(context.cwd, out), argument: `--out ${out}` },
    text,
  );
  context.stderr.write(`wrote ${out}\n`);
}

/** A document as the JSON that every command writes. */
export function formatJson(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
