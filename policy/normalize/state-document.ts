import { isRecord, type NormalizedResource } from "../rule/resource";
import { normalizeDeclared } from "./declared-resources";
import { isProvider, providerUrn } from "./plan-document";
import { fromStateValue } from "./state-values";

type Properties = Readonly<Record<string, unknown>>;

/** The list of resources in a state export or checkpoint, or undefined for any other document. */
export function stateResources(document: Properties): readonly Properties[] | undefined {
  const checkpoint = isRecord(document.checkpoint) ? document.checkpoint.latest : undefined;
  const deployment = document.deployment ?? checkpoint;
  if (!isRecord(deployment)) return undefined;
  // A stack that has been destroyed exports no list at all.
  const resources = deployment.resources ?? [];
  return Array.isArray(resources) ? resources.filter(isRecord) : undefined;
}

/** The resources of a state that exist, that a provider manages and that are not only read. */
export function normalizeState(entries: readonly Properties[]): readonly NormalizedResource[] {
  const own = entries.filter((entry) => entry.delete !== true && entry.external !== true);
  const live = own.map(readEntry);
  const providers = new Map(live.filter(isProvider).map((entry) => [entry.urn, entry.inputs]));
  return live
    .filter((entry) => entry.custom && !isProvider(entry))
    .flatMap(({ urn, inputs, provider, custom: _, ...entry }) =>
      normalizeDeclared({
        ...entry,
        urn,
        name: logicalName(urn),
        props: inputs,
        providerProps: providers.get(providerUrn(provider)) ?? null,
      }),
    );
}

interface StateEntry {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly provider: string;
  readonly inputs: Properties;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly cloudIds: readonly string[];
  readonly options: NonNullable<NormalizedResource["options"]>;
}

function readEntry(entry: Properties): StateEntry {
  const inputs = fromStateValue(entry.inputs);
  return {
    urn: String(entry.urn),
    type: String(entry.type),
    custom: entry.custom === true,
    provider: typeof entry.provider === "string" ? entry.provider : "",
    inputs: isRecord(inputs) ? inputs : {},
    dependencies: textsOf(entry.dependencies),
    propertyDependencies: textsByName(entry.propertyDependencies),
    cloudIds: cloudIdsOf(entry),
    options: {
      protect: entry.protect === true,
      ignoreChanges: textsOf(entry.ignoreChanges),
      aliases: textsOf(entry.aliases),
      deleteBeforeReplace: entry.deleteBeforeReplace === true,
    },
  };
}

function cloudIdsOf({ id, outputs }: Properties): readonly string[] {
  const known = [id, isRecord(outputs) ? outputs.arn : undefined];
  return textsOf(known).filter((name) => name !== "");
}

/** A logical name may hold `::` itself. */
function logicalName(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function textsByName(value: unknown): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(entries.map(([name, items]) => [name, textsOf(items)]));
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
