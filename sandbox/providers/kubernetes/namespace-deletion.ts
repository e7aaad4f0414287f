import { isProperties, textOf } from "../properties";
import type { Properties } from "../properties";
import { ApiError } from "./api-error";
import { collectionPath } from "./object-api";
import type { ObjectApi, ServedKind } from "./object-api";

/** Empties a namespace, as the namespace controller does. */
export async function emptyNamespace(api: ObjectApi, namespace: string): Promise<void> {
  const kinds = await namespacedKinds(api);
  await Promise.all(
    kinds.map((kind) =>
      api
        .change({
          method: "DELETE",
          path: collectionPath(kind, namespace),
          body: { apiVersion: "v1", kind: "DeleteOptions", propagationPolicy: "Background" },
        })
        .catch(unlessGone),
    ),
  );
}

/** Lets a namespace go that is being deleted. */
export async function finalizeNamespace(api: ObjectApi, name: string): Promise<void> {
  const body = {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name },
    spec: { finalizers: [] },
  };
  await api
    .change({ method: "PUT", path: `/api/v1/namespaces/${name}/finalize`, body })
    .catch(unlessGone);
}

/** What is gone, or never was served, need not be deleted. */
function unlessGone(error: unknown): Properties {
  if (error instanceof ApiError && [404, 405, 409].includes(error.status)) return {};
  throw error;
}

/**
 * The kinds whose objects may be in a namespace: all of Kubernetes' own, and the custom ones that
 * this run has used. The first look at a custom kind costs the server much, and there are hundreds
 * that nobody uses.
 */
async function namespacedKinds(api: ObjectApi): Promise<readonly ServedKind[]> {
  const groups = itemsOf(await api.readPath("/apis"), "groups").filter(isBuiltIn);
  const versions = groups.flatMap(({ preferredVersion }) => {
    const version = isProperties(preferredVersion) ? preferredVersion : {};
    return textOf(version, "groupVersion") ?? [];
  });
  const wanted = new Set(["v1", ...versions, ...api.usedVersions]);
  const kinds = await Promise.all([...wanted].map((version) => api.kindsOf(version)));
  return kinds
    .flat()
    .filter(({ isNamespaced, verbs }) => isNamespaced && verbs.includes("deletecollection"));
}

/** Groups of Kubernetes itself are `apps`, `batch`, or below `k8s.io`. */
function isBuiltIn(group: Properties): boolean {
  const name = textOf(group, "name") ?? "";
  return !name.includes(".") || name.endsWith(".k8s.io");
}

function itemsOf(list: Properties | undefined, key: string): readonly Properties[] {
  const items: unknown = list?.[key];
  return Array.isArray(items) ? items.filter(isProperties) : [];
}
