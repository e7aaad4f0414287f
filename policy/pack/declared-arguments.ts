import type { PolicyProviderResource, PolicyResource, PolicyResourceOptions } from "@pulumi/policy";
import { normalizeDeclared } from "../normalize/declared-resources";
import type { NormalizedResource } from "../rule/resource";
import { plainProperties } from "./plain-values";

type Properties = Readonly<Record<string, unknown>>;

/** What the SDK gives to both resource and stack policies. */
export interface DeclaredArguments {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Properties;
  readonly opts: PolicyResourceOptions;
  readonly provider?: PolicyProviderResource;
  /** Of the stack pass only. */
  readonly dependencies?: readonly PolicyResource[];
  /** Of the stack pass only. */
  readonly propertyDependencies?: Readonly<Record<string, readonly PolicyResource[]>>;
}

/** The resources that rules see for one that the SDK hands over. */
export function normalizeArguments(args: DeclaredArguments): readonly NormalizedResource[] {
  const { type, name, urn, opts, provider, dependencies = [], propertyDependencies = {} } = args;
  const { protect, ignoreChanges, aliases, deleteBeforeReplace = false } = opts;
  return normalizeDeclared({
    type,
    name,
    urn,
    props: plainProperties(args.props),
    options: { protect, ignoreChanges, aliases, deleteBeforeReplace },
    providerProps: provider === undefined ? null : plainProperties(provider.props),
    dependencies: urnsOf(dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, sources]) => [
        property,
        urnsOf(sources),
      ]),
    ),
  });
}

function urnsOf(resources: readonly PolicyResource[]): readonly string[] {
  return resources.map(({ urn }) => urn);
}
