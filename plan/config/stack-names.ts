import { readdirSync } from "node:fs";
import path from "node:path";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { didYouMean } from "../../components/core/pure/nearest-word";
import { describeValue } from "../../components/core/pure/validate";

/** Names of the stacks that a project has a `Pulumi.<stack>.yaml` for, sorted. */
export function stackNames(projectRoot: string): readonly string[] {
  return readdirSync(projectRoot)
    .map((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1])
    .filter((name) => name !== undefined)
    .sort();
}

/** Throws where the project has no such stack, naming those that there are and the nearest. */
export function assertStackExists(projectRoot: string, stack: string): void {
  const names = stackNames(projectRoot);
  if (names.includes(stack)) return;
  const known = names.length === 0 ? "add a Pulumi.<stack>.yaml" : `use ${listed(names)}`;
  throw new ConfigurationError([
    `--stack: there is no such stack, got ${describeValue(stack)}; ` +
      `${known}${suggestion(stack, names)}`,
  ]);
}

/** A stack's `Pulumi.<stack>.yaml`; throws where the project has no such stack. */
export function ownStackFile(projectRoot: string, stack: string): string {
  assertStackExists(projectRoot, stack);
  return path.join(projectRoot, `Pulumi.${stack}.yaml`);
}

/** ` (did you mean "x"?)` where a candidate is close to what was written, else nothing. */
export function suggestion(written: string, candidates: readonly string[]): string {
  const hint = didYouMean(written, candidates);
  return hint === undefined ? "" : ` (${hint})`;
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? `${names[0]}` : `one of ${names.join(", ")}`;
}
