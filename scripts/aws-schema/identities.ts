import type { AwsType } from "../../sandbox/providers/aws/aws-type";

/**
 * Paths of the inputs that an id consists of, and of the name where there is one. A type whose id AWS
 * makes up and that has no name is another thing at each creation.
 */
export function findIdentity({ id = "{name}", nameFrom }: AwsType): readonly string[] {
  const isMadeUp = /\{(?:hex|HEX|uuid)/.test(id);
  const parts = isMadeUp
    ? []
    : [...id.matchAll(PLACEHOLDER)].flatMap(
        ([, kind, path = ""]) => INPUT_OF[kind ?? ""]?.(path) ?? [],
      );
  const names = nameFrom === undefined ? [] : [nameFrom];
  return [...new Set([...parts, ...names])].sort();
}

const PLACEHOLDER = /\{(\w+)(?::([^}]+))?\}/g;

/** The input that a placeholder of sandbox/providers/aws/fill-template.ts stands for. */
const INPUT_OF: Readonly<Record<string, (path: string) => string>> = {
  input: (path) => path,
  host: (path) => path,
  of: (path) => path.split("/", 1).join(""),
  path: () => "path",
};
