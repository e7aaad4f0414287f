import { isRecord, type NormalizedResource } from "../rule/resource";
import {
  canonicalType,
  formatKubernetesType,
  isListKind,
  parseApiVersion,
  withoutPatch,
} from "../rule/type-tokens";

type Properties = Readonly<Record<string, unknown>>;

/** What a door knows about an object besides the object itself. */
export type ObjectOrigin = Pick<
  NormalizedResource,
  "urn" | "source" | "options" | "providerProps" | "dependencies" | "propertyDependencies"
> & {
  /** Name for an object without a name. */
  readonly logicalName: string;
};

/** True for something that the Kubernetes API would read as an object. */
export function isKubernetesObject(value: unknown): value is Properties {
  return isRecord(value) && typeof value.apiVersion === "string" && typeof value.kind === "string";
}

/** The resources in an object: itself, or the items of a List. */
export function normalizeObject(
  object: Properties,
  origin: ObjectOrigin,
): readonly NormalizedResource[] {
  const apiVersion = String(object.apiVersion);
  const kind = String(object.kind);
  if (isListKind(kind) && Array.isArray(object.items)) {
    return object.items.flatMap((item) => normalizeItem(item, apiVersion, kind, origin));
  }
  const token = formatKubernetesType({ ...parseApiVersion(apiVersion), kind });
  const canonical = canonicalType(token);
  const { logicalName, ...rest } = origin;
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  return [
    {
      ...rest,
      ...canonical,
      apiVersion,
      kind: canonical.partial ? withoutPatch(kind) : kind,
      namespace: textOf(metadata.namespace) ?? textOf(origin.providerProps?.namespace) ?? null,
      name: textOf(metadata.name) ?? textOf(metadata.generateName) ?? logicalName,
      props: object,
    },
  ];
}

/** Items of a typed list may leave out what the list's own kind says. */
function normalizeItem(
  item: unknown,
  apiVersion: string,
  listKind: string,
  origin: ObjectOrigin,
): readonly NormalizedResource[] {
  if (!isRecord(item)) return [];
  const kind = listKind.slice(0, -"List".length);
  const object = { apiVersion, kind, ...item };
  return object.kind === "" ? [] : normalizeObject(object, origin);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
