/** What a configuration is made of. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An object of a configuration. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** Keys and list positions from the top of a tree to a value. */
export type TreePath = readonly (string | number)[];

/** True for an object that is not a list. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** True for a list. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The value at a path; `undefined` where there is none. Inherited properties do not count. */
export function valueAt(tree: JsonValue, path: TreePath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((value, key) => {
    if (isList(value)) return typeof key === "number" ? value[key] : undefined;
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, tree);
}

/** Paths of every value below the top. */
export function pathsOf(tree: JsonValue): readonly TreePath[] {
  const entries: readonly (readonly [string | number, JsonValue])[] = isList(tree)
    ? tree.map((value, index) => [index, value])
    : isObject(tree)
      ? Object.entries(tree)
      : [];
  return entries.flatMap(([key, value]) => [
    [key],
    ...pathsOf(value).map((path) => [key, ...path]),
  ]);
}

/** The tree with the value at a path changed; `undefined` removes it. Missing objects are made. */
export function changeAt(
  tree: JsonValue | undefined,
  path: TreePath,
  change: (value: JsonValue | undefined) => JsonValue | undefined,
): JsonValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change(tree);
  if (isList(tree)) {
    const items = tree.map((item, index) => (index === key ? changeAt(item, rest, change) : item));
    return items.flatMap((item) => (item === undefined ? [] : [item]));
  }
  const entries = new Map(Object.entries(isObject(tree) ? tree : {}));
  const changed = changeAt(entries.get(String(key)), rest, change);
  if (changed === undefined) entries.delete(String(key));
  else entries.set(String(key), changed);
  // Defines properties, so that a key such as __proto__ stays a key.
  return Object.fromEntries(entries);
}

/** The configuration with the value at a path changed. */
export function changed(
  tree: JsonObject,
  path: TreePath,
  change: (value: JsonValue | undefined) => JsonValue | undefined,
): JsonObject {
  const result = changeAt(tree, path, change);
  return isObject(result) ? result : {};
}

/** Names of the entries at a place of a configuration: workloads, pools, clusters. */
export function namesAt(configuration: JsonObject, ...path: readonly string[]): readonly string[] {
  const entries = valueAt(configuration, path);
  return isObject(entries) ? Object.keys(entries) : [];
}
