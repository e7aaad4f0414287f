import { normalizeDeclared } from "../../policy/normalize/declared-resources";
import { normalizeObject } from "../../policy/normalize/kubernetes-objects";
import type { NormalizedResource } from "../../policy/rule/resource";
import { formatKubernetesType, parseApiVersion } from "../../policy/rule/type-tokens";

type Properties = Readonly<Record<string, unknown>>;

/** A value that only exists after deployment. */
export const UNKNOWN = { $unknown: true };

/** A value whose plaintext is withheld. */
export const SECRET = { $secret: true };

/** The resources in a manifest, as `policy check` reads them. */
export function manifest(object: Properties): readonly NormalizedResource[] {
  return normalizeObject(object, {
    source: { file: "manifest.yaml", line: 1, document: 0 },
    urn: null,
    options: null,
    providerProps: null,
    dependencies: [],
    propertyDependencies: {},
    logicalName: "",
  });
}

/** URN of the resource that {@link declared} or {@link named} makes of a type. */
export function urnOf(type: string, name = "it"): string {
  return `urn:pulumi:test::test::${type}::${name}`;
}

/** A resource as a Pulumi program declares it. */
export function declared(
  type: string,
  props: Properties,
  providerProps: Properties | null = null,
  propertyDependencies: NormalizedResource["propertyDependencies"] = {},
): readonly NormalizedResource[] {
  return declare(type, "it", props, propertyDependencies, providerProps);
}

/** The same under a name; `from` names by property what its value comes from. */
export function named(
  type: string,
  name: string,
  props: Properties,
  from: NormalizedResource["propertyDependencies"] = {},
): readonly NormalizedResource[] {
  return declare(type, name, props, from, null);
}

function declare(
  type: string,
  name: string,
  props: Properties,
  propertyDependencies: NormalizedResource["propertyDependencies"],
  providerProps: Properties | null,
): readonly NormalizedResource[] {
  return normalizeDeclared({
    type,
    name,
    urn: urnOf(type, name),
    props,
    providerProps,
    propertyDependencies,
    options: { protect: false, ignoreChanges: [], aliases: [], deleteBeforeReplace: false },
    dependencies: [],
  });
}

/** A pod in a namespace of a team. */
export function pod(spec: Properties): readonly NormalizedResource[] {
  return manifest({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "team-a" },
    spec,
  });
}

/** Every built-in kind that owns pods, with the path of its pod spec and a way to make one. */
export const POD_OWNERS = [
  owner("v1", "Pod", ["spec"]),
  owner("v1", "PodTemplate", ["template", "spec"]),
  owner("v1", "ReplicationController", ["spec", "template", "spec"]),
  owner("apps/v1", "Deployment", ["spec", "template", "spec"]),
  owner("apps/v1", "StatefulSet", ["spec", "template", "spec"]),
  owner("apps/v1", "DaemonSet", ["spec", "template", "spec"]),
  owner("apps/v1", "ReplicaSet", ["spec", "template", "spec"]),
  owner("batch/v1", "Job", ["spec", "template", "spec"]),
  owner("batch/v1", "CronJob", ["spec", "jobTemplate", "spec", "template", "spec"]),
] as const;

function owner(apiVersion: string, kind: string, path: readonly string[]) {
  const nest = (spec: Properties) =>
    path.reduceRight<Properties>((inner, key) => ({ [key]: inner }), spec);
  return {
    kind,
    path: path.join("."),
    token: formatKubernetesType({ ...parseApiVersion(apiVersion), kind }),
    make: (spec: Properties) =>
      manifest({ apiVersion, kind, metadata: { name: "web", namespace: "team-a" }, ...nest(spec) }),
  };
}

/** A Namespace, with labels when given. */
export function namespace(name: unknown, labels: Properties = {}): readonly NormalizedResource[] {
  return manifest({ apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });
}

/** An object in a namespace. */
export function namespaced(
  apiVersion: string,
  kind: string,
  place: unknown,
  spec: Properties,
): readonly NormalizedResource[] {
  return manifest({ apiVersion, kind, metadata: { name: "it", namespace: place }, spec });
}
