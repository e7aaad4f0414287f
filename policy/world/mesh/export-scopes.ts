import type { Answer } from "../../rule/answers";
import { Field } from "../../rule/field";
import { namespaceField } from "../kubernetes/namespaces";

/** What an export says that goes to every namespace. */
const EVERYWHERE = "*";

/** Namespaces that see an object of the mesh, or the field that hides which. */
export type ExportScopes = ReadonlySet<string> | Field;

/** A place to look from. */
export interface Viewpoint {
  readonly namespaces: ReadonlySet<string>;
  /** Set while one of the namespaces is not known. */
  readonly hidden: Field | undefined;
}

/** Who sees an object by its `exportTo`; every namespace sees one that says nothing. */
export function exportScopes(exportTo: Field, namespace: string | undefined): ExportScopes {
  const entries = exportTo.items();
  const unreadable = entries.find((entry) => !entry.isReadable);
  if (unreadable !== undefined) return unreadable;
  return scopesOf(
    entries.map((entry) => entry.text ?? ""),
    namespace,
    exportTo,
  );
}

/** The same for a Service, which says it in an annotation. */
export function serviceScopes(service: Field, namespace: string | undefined): ExportScopes {
  const annotation = service.get("metadata", "annotations", "networking.istio.io/exportTo");
  if (!annotation.isReadable) return annotation;
  const names = (annotation.text ?? "").split(",").map((name) => name.trim());
  return scopesOf(
    names.filter((name) => name !== ""),
    namespace,
    annotation,
  );
}

function scopesOf(
  names: readonly string[],
  namespace: string | undefined,
  { resource }: Field,
): ExportScopes {
  if (names.length === 0 || names.includes(EVERYWHERE)) return new Set([EVERYWHERE]);
  if (!names.includes(".")) return new Set(names);
  if (namespace === undefined) return namespaceField(resource);
  return new Set(names.map((name) => (name === "." ? namespace : name)));
}

/** Whether one of the namespaces that look sees what is exported so. */
export function isVisible(scopes: ExportScopes, { namespaces, hidden }: Viewpoint): Answer {
  if (scopes instanceof Field) return scopes;
  if (scopes.has(EVERYWHERE) || [...namespaces].some((name) => scopes.has(name))) return true;
  return hidden ?? false;
}
