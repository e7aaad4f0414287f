import { isRecord, type NormalizedResource } from "../rule/resource";
import { normalizeDeclared } from "./declared-resources";
import { isProvider } from "./plan-document";

type Properties = Readonly<Record<string, unknown>>;

/** The part of a Pulumi program in YAML that declares resources. */
export interface ProgramDocument {
  readonly resources: Readonly<Record<string, unknown>>;
}

interface ProgramEntry {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly properties: Properties;
  readonly options: Properties;
}

/** True for a document with `resources` by name. */
export function isProgram(value: unknown): value is ProgramDocument {
  return isRecord(value) && value.kind === undefined && isRecord(value.resources);
}

/**
 * The resources of a program before anything is deployed: a value with `${other.arn}` in it is
 * unknown and depends on the other. A provider in it serves every resource of its package.
 */
export function normalizeProgram({ resources }: ProgramDocument): readonly NormalizedResource[] {
  const entries = Object.entries(resources).map(readEntry);
  const urns = new Map(entries.map(({ name, urn }) => [name, urn]));
  const providers = new Map(
    entries.filter(isProvider).map(({ type, properties }) => [packageOf(type), properties]),
  );
  return entries
    .filter((entry) => !isProvider(entry))
    .flatMap(({ type, name, urn, properties, options }) =>
      normalizeDeclared({
        type,
        name,
        urn,
        props: mapValues(properties, (value) => withoutReferences(value, urns)),
        options: {
          protect: options.protect === true,
          deleteBeforeReplace: options.deleteBeforeReplace === true,
          ignoreChanges: textsOf(options.ignoreChanges),
          aliases: [],
        },
        providerProps: providers.get(packageOf(type)) ?? null,
        dependencies: referencesIn([properties, options.dependsOn], urns),
        propertyDependencies: dependenciesOf(properties, urns),
      }),
    );
}

function readEntry([name, value]: readonly [string, unknown]): ProgramEntry {
  const { type, properties, options } = isRecord(value) ? value : {};
  const token = String(type);
  return {
    type: token,
    name,
    urn: `urn:pulumi:example::example::${token}::${name}`,
    properties: isRecord(properties) ? properties : {},
    options: isRecord(options) ? options : {},
  };
}

/** `aws` of `aws:sqs/queue:Queue`, and of `pulumi:providers:aws`. */
function packageOf(type: string): string {
  const parts = type.split(":");
  return (isProvider({ type }) ? parts.at(-1) : parts[0]) ?? "";
}

/** The function by which a program writes a policy document out instead of as a text. */
const TO_JSON = "fn::toJSON";

type Urns = ReadonlyMap<string, string>;

function dependenciesOf(properties: Properties, urns: Urns): Record<string, readonly string[]> {
  const byName = Object.entries(properties).map(
    ([key, value]) => [key, referencesIn(value, urns)] as const,
  );
  return Object.fromEntries(byName.filter(([, references]) => references.length > 0));
}

/** The value before the resources that it refers to are there. */
function withoutReferences(value: unknown, urns: Urns): unknown {
  if (typeof value === "string") {
    return referencesIn(value, urns).length > 0 ? { $unknown: true } : value;
  }
  if (Array.isArray(value)) return value.map((item) => withoutReferences(item, urns));
  if (!isRecord(value)) return value;
  if (!(TO_JSON in value)) return mapValues(value, (item) => withoutReferences(item, urns));
  return withoutReferences(JSON.stringify(value[TO_JSON]), urns);
}

/** URNs of the resources that a value names; `${aws:username}` of IAM is not a reference. */
function referencesIn(value: unknown, urns: Urns): readonly string[] {
  if (typeof value === "string") {
    const names = [...value.matchAll(/\$\{([A-Za-z][\w-]*)[^}]*\}/g)].map(([, name = ""]) => name);
    return names.flatMap((name) => urns.get(name) ?? []);
  }
  const items = Array.isArray(value) ? value : Object.values(isRecord(value) ? value : {});
  return items.flatMap((item: unknown) => referencesIn(item, urns));
}

function mapValues(values: Properties, change: (value: unknown) => unknown): Properties {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
