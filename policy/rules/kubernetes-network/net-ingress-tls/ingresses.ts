import type { Field } from "../../../rule/field";
import { INGRESS } from "../../../world/kubernetes/ingress-type";
import { typesOf, type Types } from "../../../world/resource-index";

/** Ingresses, as types to ask the world for. */
export const INGRESS_TYPES: Types = typesOf(INGRESS);

/** One host of an Ingress with its paths. */
export interface IngressHost {
  /** The field with the host, set or not. */
  readonly field: Field;
  /** Undefined for every host. */
  readonly host: string | undefined;
  readonly paths: readonly Field[];
}

/** The hosts of an Ingress in the order of its rules. */
export function hostsOf(root: Field): readonly IngressHost[] {
  return root
    .get("spec", "rules")
    .items()
    .map((rule) => {
      const field = rule.get("host");
      const host = field.text?.toLowerCase();
      const paths = rule.get("http", "paths").items();
      return { field, host: host === "" ? undefined : host, paths };
    });
}

/** Whether a certificate's host covers a host; a wildcard stands for one label. */
export function coversHost(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase();
  if (!wanted.startsWith("*.")) return wanted === host;
  const dot = host.indexOf(".");
  return dot > 0 && host.slice(dot) === wanted.slice(1);
}

/** The class of an Ingress; different controllers serve different classes. */
export function classOf(root: Field): string {
  const old = root.get("metadata", "annotations", "kubernetes.io/ingress.class");
  return root.get("spec", "ingressClassName").text ?? old.text ?? "";
}
