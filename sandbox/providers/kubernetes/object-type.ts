import { textOf } from "../properties";
import type { Properties } from "../properties";

/** Type of a Helm release. */
export const RELEASE_TYPE = "kubernetes:helm.sh/v3:Release";

/** API version and kind of an object. */
export interface ObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What a type token says: `kubernetes:core/v1:Secret` is a Secret of `v1`. */
export function kindOfType(type: string): ObjectKind {
  const [, module = "", kind = ""] = type.split(":");
  return { apiVersion: module.startsWith("core/") ? module.slice("core/".length) : module, kind };
}

/** The object's kind: what the inputs say, else what the type says. */
export function kindOf(type: string, properties: Properties): ObjectKind {
  const typed = kindOfType(type);
  return {
    apiVersion: textOf(properties, "apiVersion") ?? typed.apiVersion,
    kind: textOf(properties, "kind") ?? typed.kind,
  };
}

/** True for `…Patch`: a resource that owns some fields of an object that is somebody else's. */
export function isPatch(type: string, properties: Properties): boolean {
  const typed = kindOfType(type).kind;
  const { kind } = kindOf(type, properties);
  return typed !== kind && (typed === `${kind}Patch` || typed === "CustomResourcePatch");
}
