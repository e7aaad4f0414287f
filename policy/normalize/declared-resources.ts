import type { DeclaredOptions, NormalizedResource } from "../rule/resource";
import { canonicalType, parseKubernetesType } from "../rule/type-tokens";
import { normalizeObject, type ObjectOrigin } from "./kubernetes-objects";

/** A resource as a Pulumi program declares it, from any document or call. */
export interface DeclaredResource {
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  readonly urn: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly options: DeclaredOptions;
  readonly providerProps: Readonly<Record<string, unknown>> | null;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Id and ARN, of a resource that exists. */
  readonly cloudIds?: readonly string[];
}

/** The resources that rules see for a declared one: itself, or the items of a List. */
export function normalizeDeclared(declared: DeclaredResource): readonly NormalizedResource[] {
  const { type, name, props, cloudIds = [], ...rest } = declared;
  const origin: ObjectOrigin = { ...rest, source: null, logicalName: name };
  const kubernetes = parseKubernetesType(type);
  if (kubernetes !== undefined) {
    const { group, version, kind } = kubernetes;
    const apiVersion = group === "" ? version : `${group}/${version}`;
    return normalizeObject({ ...props, apiVersion, kind }, origin);
  }
  const { logicalName, ...common } = origin;
  return [
    {
      ...common,
      ...canonicalType(type),
      apiVersion: null,
      kind: null,
      namespace: null,
      name: logicalName,
      props,
      ...(cloudIds.length > 0 ? { cloudIds } : {}),
    },
  ];
}
