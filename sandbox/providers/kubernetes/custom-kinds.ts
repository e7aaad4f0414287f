import { isProperties, textOf } from "../properties";
import type { ClusterSession } from "./cluster-session";
import type { Manifest } from "./object-api";
import type { ObjectKind } from "./object-type";
import { pollUntil } from "./poll";

const SERVED_PATIENCE_MS = 60_000;

/** The kinds that a custom resource definition serves; none for any other object. */
export function definedKinds({ kind, spec }: Manifest): readonly ObjectKind[] {
  if (kind !== "CustomResourceDefinition" || !isProperties(spec)) return [];
  const group = textOf(spec, "group") ?? "";
  const customKind = isProperties(spec.names) ? textOf(spec.names, "kind") : undefined;
  const versions: readonly unknown[] = Array.isArray(spec.versions) ? spec.versions : [];
  return versions
    .filter(isProperties)
    .filter(({ served }) => served === true)
    .map((version) => ({
      apiVersion: `${group}/${textOf(version, "name") ?? ""}`,
      kind: customKind ?? "",
    }));
}

/** Waits until the API server answers for every kind that the definition brings. */
export async function awaitServed(session: ClusterSession, definition: Manifest): Promise<void> {
  const { api, clock } = session;
  for (const kind of definedKinds(definition)) {
    const isServed = await pollUntil(
      async () => (await api.find(kind)) !== undefined,
      SERVED_PATIENCE_MS,
      clock,
    );
    if (!isServed) {
      throw new Error(`${kind.kind} of ${kind.apiVersion} is defined, but not served in time`);
    }
  }
}
