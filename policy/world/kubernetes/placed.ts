import { groupBy } from "../../../components/core/pure/group-by";
import type { Field } from "../../rule/field";
import { once, onceFor, type Reader } from "../once";
import type { ResourceIndex, Types } from "../resource-index";
import { namespaceResolver } from "./namespaces";

/** An object and its namespace. */
export interface Placed {
  readonly root: Field;
  /** Undefined while it is not known. */
  readonly namespace: string | undefined;
}

/** The objects of some types with their namespaces, without patches of such objects. */
export const placedObjects = onceFor((world, types: Types): readonly Placed[] => {
  const namespaceOf = namespaceResolver(world);
  return world
    .of(types)
    .filter(({ resource }) => !resource.partial)
    .map((root) => ({ root, namespace: namespaceOf(root.resource) }));
});

/** Things of a stack that are in one namespace. */
export type NamespacedReader<T> = (
  index: ResourceIndex,
  namespace: string | undefined,
) => readonly T[];

/** Makes a reader of what is in one namespace from a reader of what is in all of them. */
export function inNamespace<T extends Pick<Placed, "namespace">>(
  read: Reader<readonly T[]>,
): NamespacedReader<T> {
  const grouped = once((index) => groupBy(read(index), ({ namespace }) => namespace));
  return (index, namespace) => grouped(index).get(namespace) ?? [];
}
