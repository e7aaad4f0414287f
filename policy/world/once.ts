import type { ResourceIndex } from "./resource-index";

/** Something read from a stack; asked again of the same stack, the answer is the same object. */
export type Reader<T> = (index: ResourceIndex) => T;

/** A reader that reads each stack once, however many rules ask. */
export function once<T>(read: Reader<T>): Reader<T> {
  const known = new WeakMap<ResourceIndex, { readonly value: T }>();
  return (index) => {
    const entry = known.get(index) ?? { value: read(index) };
    known.set(index, entry);
    return entry.value;
  };
}

/** The same for what depends on a further key, such as a setting or a type: once for each key. */
export function onceFor<K, T>(
  read: (index: ResourceIndex, key: K) => T,
): (index: ResourceIndex, key: K) => T {
  const known = new WeakMap<ResourceIndex, Map<K, { readonly value: T }>>();
  return (index, key) => {
    const entries = known.get(index) ?? new Map<K, { readonly value: T }>();
    known.set(index, entries);
    const entry = entries.get(key) ?? { value: read(index, key) };
    entries.set(key, entry);
    return entry.value;
  };
}
