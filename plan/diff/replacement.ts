import { isPlainObject } from "../../components/core/pure/plain-object";
import type { PlannedResource } from "../model";
import type { PropertyChange } from "./model";
import { REPLACING_INPUTS } from "./published-replacements";

/**
 * Paths whose change makes a provider delete and create the resource; `*` stands for every path. Of
 * AWS's types they are published; these are what Kubernetes and random refuse to change.
 */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  "kubernetes:apps/v1:DaemonSet": ["spec.selector"],
  "kubernetes:apps/v1:Deployment": ["spec.selector"],
  "kubernetes:apps/v1:StatefulSet": [
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ],
  "kubernetes:batch/v1:Job": ["spec.selector", "spec.template"],
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding": ["roleRef"],
  "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": ["roleRef"],
  "random:index/randomPassword:RandomPassword": ["*"],
};

/** What identifies any Kubernetes object. */
const KUBERNETES_IDENTITY = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

/**
 * The changed paths that force a replacement: those of the tables and those that the program names
 * in `replaceOnChanges`, without those that it ignores. Of types in no table only the provider knows.
 */
export function replacingPaths(
  resource: PlannedResource,
  changes: readonly PropertyChange[],
): readonly string[] {
  const immutable = [
    ...(REPLACING_INPUTS[resource.type] ?? []),
    ...(IMMUTABLE[resource.type] ?? []),
    ...(resource.type.startsWith("kubernetes:") ? KUBERNETES_IDENTITY : []),
    ...(resource.replaceOnChanges ?? []),
  ];
  return changes
    .flatMap((change) => immutableParts(change, immutable))
    .filter((path) => !isCovered(path, resource.ignoreChanges));
}

/** The change itself, or what in an object that came or went must not change. */
function immutableParts(change: PropertyChange, immutable: readonly string[]): readonly string[] {
  if (isCovered(change.path, immutable)) return [change.path];
  return immutable.filter((root) => {
    if (!root.startsWith(`${change.path}.`)) return false;
    const members = root.slice(change.path.length + 1).split(".");
    return holds(change.before, members) || holds(change.after, members);
  });
}

function holds(value: unknown, [member, ...rest]: readonly string[]): boolean {
  if (member === undefined) return value !== undefined;
  return isPlainObject(value) && holds(value[member], rest);
}

function isCovered(path: string, immutable: readonly string[]): boolean {
  return immutable.some(
    (root) =>
      root === "*" || path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`),
  );
}
