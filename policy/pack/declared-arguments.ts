import type { PolicyProviderResource, PolicyResourceOptions } from "@pulumi/policy";
import { normalizeDeclared } from "../normalize/declared-resources";
import type { NormalizedResource } from "../support/resource";
import { plainProperties } from "./plain-values";

type Properties = Readonly<Record<string, unknown>>;

/** What the SDK hands to resource and stack policies alike. */
export interface DeclaredArguments {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Properties;
  readonly opts: PolicyResourceOptions;
  readonly provider?: PolicyProviderResource;
}

/** The resources that rules see for one that the engine sends; `inputs` win over its own. */
export function normalizeArguments(
  args: DeclaredArguments,
  inputs: Properties = plainProperties(args.props),
  dependencies: readonly string[] = [],
): readonly NormalizedResource[] {
  const { type, name, urn, opts, provider } = args;
  const { protect, ignoreChanges, aliases, deleteBeforeReplace = false } = opts;
  return normalizeDeclared({
    type,
    name,
    urn,
    props: inputs,
    options: { protect, ignoreChanges, aliases, deleteBeforeReplace },
    providerProps: provider === undefined ? null : plainProperties(provider.props),
    dependencies,
  });
}
