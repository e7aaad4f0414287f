import type { RuleMetadata } from "./metadata";

/** Page of a rule, from the root of the package. */
export function documentationUrl({ id }: Pick<RuleMetadata, "id">): string {
  return `docs/policies/${id}.md`;
}
