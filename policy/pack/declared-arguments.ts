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

/** What is only known when all resources are seen together. */
export interface StackFacts {
  /** Win over the properties of the stack pass, which may be empty. */
  readonly inputs: Properties | undefined;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

const ALONE: StackFacts = { inputs: undefined, dependencies: [], propertyDependencies: {} };

/** The resources that rules see for one that the engine sends. */
export function normalizeArguments(
  args: DeclaredArguments,
  { inputs, dependencies, propertyDependencies }: StackFacts = ALONE,
): readonly NormalizedResource[] {
  const { type, name, urn, opts, provider } = args;
  const { protect, ignoreChanges, aliases, deleteBeforeReplace = false } = opts;
  return normalizeDeclared({
    type,
    name,
    urn,
    props: inputs ?? plainProperties(args.props),
    options: { protect, ignoreChanges, aliases, deleteBeforeReplace },
    providerProps: provider === undefined ? null : plainProperties(provider.props),
    dependencies,
    propertyDependencies,
  });
}
