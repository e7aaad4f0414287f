import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ClaimSource } from "../../coverage";
import { expandIds } from "../../coverage/row";

/** A component and a row that it covers. */
export interface Claim {
  readonly id: string;
  readonly component: string;
  readonly file: string;
}

/** One claim for each component and row; a word that is not a row id stays, so that checks report it. */
export function readClaims(sources: readonly ClaimSource[]): readonly Claim[] {
  return sources.flatMap(([component, file, rows]) =>
    rows
      .split(/\s+/)
      .filter((word) => word !== "")
      .flatMap((word) => {
        const ids = expandIds(word);
        return (ids.length > 0 ? ids : [word]).map((id) => ({ id, component, file }));
      }),
  );
}

/** Components that are not exported by the file that is named for them. */
export function findClaimProblems(
  root: string,
  sources: readonly ClaimSource[],
): readonly string[] {
  return sources
    .filter(([component, file]) => !isExported(path.join(root, file), component))
    .map(([component, file]) => `coverage/claims.ts: ${file} exports no class ${component}`);
}

function isExported(file: string, component: string): boolean {
  if (!existsSync(file)) return false;
  return new RegExp(`^export class ${component}\\b`, "m").test(readFileSync(file, "utf8"));
}
