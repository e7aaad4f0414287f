import type { NormalizedResource } from "../../rule/resource";
import type { Reader } from "../once";
import { typesOf } from "../resource-index";
import { inNamespace, placedObjects, type Placed } from "./placed";

/** Type token of a Service. */
export const SERVICE = "kubernetes:core/v1:Service";

const SERVICE_TYPES = typesOf(SERVICE);

/** A Service and its namespace. */
export type Service = Placed;

/** True for a Service. */
export function isService({ type }: NormalizedResource): boolean {
  return type === SERVICE;
}

/** The Services of a stack, without patches of Services. */
export const servicesOf: Reader<readonly Service[]> = (world) =>
  placedObjects(world, SERVICE_TYPES);

/** The Services of one namespace. */
export const servicesIn = inNamespace(servicesOf);

/** True for a Service that is only an alias of a host elsewhere (type ExternalName). */
export function isAlias({ root }: Service): boolean {
  return root.get("spec", "type").value === "ExternalName";
}
