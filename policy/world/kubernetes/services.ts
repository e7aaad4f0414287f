import { Field } from "../../rule/field";
import { namespaceResolver } from "./namespaces";
import type { NormalizedResource } from "../../rule/resource";
import { once } from "../once";

/** Type token of a Service. */
export const SERVICE = "kubernetes:core/v1:Service";

/** A Service and where it stands. */
export interface Service {
  readonly root: Field;
  readonly namespace: string | undefined;
}

/** True for a Service. */
export function isService({ type }: NormalizedResource): boolean {
  return type === SERVICE;
}

/** The Services of a stack, without the patches of such. */
export const servicesOf = once((world): readonly Service[] => {
  const namespaceOf = namespaceResolver(world);
  return world.resources
    .filter((resource) => isService(resource) && !resource.partial)
    .map((resource) => ({ root: Field.root(resource), namespace: namespaceOf(resource) }));
});

/** True for a Service that is but another name of a host elsewhere. */
export function isAlias({ root }: Service): boolean {
  return root.get("spec", "type").value === "ExternalName";
}
