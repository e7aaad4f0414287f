import { isProperties, isSecret, reveal } from "./properties";
import type { Properties } from "./properties";

/** One property that differs. */
export interface PropertyChange {
  /** Path in the engine's notation: `spec.ports[0].port`. */
  readonly path: string;
  /** The top-level property it lies in. */
  readonly root: string;
  readonly kind: "add" | "delete" | "update";
}

/** Every leaf that differs between two sets of inputs, in the order of the new ones. */
export function diffProperties(olds: Properties, news: Properties): readonly PropertyChange[] {
  return unionOfKeys(olds, news).flatMap((key) =>
    diffValues(olds[key], news[key], memberPath("", key)).map((change) => ({
      ...change,
      root: key,
    })),
  );
}

type Change = Omit<PropertyChange, "root">;

function diffValues(old: unknown, now: unknown, path: string): readonly Change[] {
  if (old === undefined && now === undefined) return [];
  if (old === undefined) return [{ path, kind: "add" }];
  if (now === undefined) return [{ path, kind: "delete" }];
  if (isSecret(old) || isSecret(now)) {
    // Where inside a secret the difference lies must not be shown.
    const changes = diffValues(reveal(old), reveal(now), path);
    return changes.length === 0 ? [] : [{ path, kind: "update" }];
  }
  if (Array.isArray(old) && Array.isArray(now)) return diffLists(old, now, path);
  if (isProperties(old) && isProperties(now)) {
    return unionOfKeys(old, now).flatMap((key) =>
      diffValues(old[key], now[key], memberPath(path, key)),
    );
  }
  return old === now ? [] : [{ path, kind: "update" }];
}

function diffLists(
  olds: readonly unknown[],
  news: readonly unknown[],
  path: string,
): readonly Change[] {
  const length = Math.max(olds.length, news.length);
  return Array.from({ length }, (_, index) =>
    diffValues(olds[index], news[index], `${path}[${index}]`),
  ).flat();
}

function unionOfKeys(olds: Properties, news: Properties): readonly string[] {
  return [...new Set([...Object.keys(news), ...Object.keys(olds)])];
}

/** `spec.ports`, or `labels["app.kubernetes.io/name"]` where a dot would mislead. */
export function memberPath(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
