import { isPlainObject } from "../../components/core/pure/plain-object";
import type { PlannedResource, PlanProperties } from "../model";
import { isClusterScoped } from "../../components/core/pure/cluster-scoped-kinds";
import { type PlainProperties, withoutMarkers } from "./plain-values";
import { redactSecret } from "./redacted-secret";

/** A Kubernetes object ready to be written. */
export interface Manifest {
  readonly resource: PlannedResource;
  readonly apiVersion: string;
  readonly kind: string;
  /** Null for cluster-scoped objects. */
  readonly namespace: string | null;
  readonly name: string;
  readonly content: PlainProperties;
}

/** What came of one resource: an item to write, or what stands against it. */
export type Rendered<Item> =
  | { readonly item: Item; readonly problems?: never }
  | { readonly item?: never; readonly problems: readonly string[] };

/** True for a resource that is one Kubernetes object; releases, patches and reads are none. */
export function isKubernetesObject(resource: PlannedResource): boolean {
  return (
    resource.custom &&
    resource.type.startsWith("kubernetes:") &&
    !resource.type.startsWith("kubernetes:helm.sh/") &&
    !resource.type.endsWith("Patch") &&
    resource.externalId === undefined
  );
}

/** The object as a server would get it, unknown strings and secrets replaced by placeholders. */
export function renderManifest(resource: PlannedResource): Rendered<Manifest> {
  const { apiVersion, kind } = resource.inputs;
  if (typeof apiVersion !== "string" || typeof kind !== "string") {
    return notKnown(resource, ["apiVersion and kind"]);
  }
  const clusterScoped = isClusterScoped(apiVersion, kind);
  const metadata = completeMetadata(resource, clusterScoped);
  const inputs = kind === "Secret" ? redactSecret(resource.inputs) : resource.inputs;
  const { value, impossible } = withoutMarkers({ ...inputs, metadata });
  const { name, namespace } = metadata;
  const unidentified = [
    ...(typeof name === "string" ? [] : ["metadata.name"]),
    ...(clusterScoped || typeof namespace === "string" ? [] : ["metadata.namespace"]),
  ];
  if (unidentified.length + impossible.length > 0) {
    return notKnown(resource, [...unidentified, ...impossible]);
  }
  return {
    item: {
      resource,
      apiVersion,
      kind,
      namespace: clusterScoped ? null : String(namespace),
      name: String(name),
      content: inReadingOrder(value),
    },
  };
}

/** The refusal of values that no placeholder can stand for. */
export function notKnown(resource: PlannedResource, paths: readonly string[]): Rendered<never> {
  return {
    problems: paths.map(
      (path) =>
        `${resource.urn}: ${path}: is not known before deployment and cannot be rendered; ` +
        "make it a value that the program knows",
    ),
  };
}

/** Names what the provider would: an object without a name gets the resource's. */
function completeMetadata(resource: PlannedResource, clusterScoped: boolean): PlanProperties {
  const metadata = resource.inputs.metadata;
  const given: PlanProperties = isPlainObject(metadata) ? metadata : {};
  const name = given.name ?? resource.name.toLowerCase();
  return clusterScoped
    ? { ...given, name }
    : { ...given, name, namespace: given.namespace ?? "default" };
}

/** The order in which people read a manifest. */
function inReadingOrder(content: PlainProperties): PlainProperties {
  const { apiVersion = null, kind = null, metadata = null, ...rest } = content;
  return { apiVersion, kind, metadata, ...rest };
}
