import type { Field } from "./field";
import type { NormalizedResource } from "./resource";
import { servicesOf } from "./services";
import { qualifiedHost, type MeshHostSettings } from "./mesh-hosts";

/** What each Service selects its pods by, under the Service's full host name. */
export function selectorsByHost(
  resources: readonly NormalizedResource[],
  settings: MeshHostSettings,
): ReadonlyMap<string, Field> {
  const entries = servicesOf(resources).flatMap(({ root, namespace }) => {
    const host = qualifiedHost(root.resource.name, namespace, settings);
    return host === undefined ? [] : [[host, root.get("spec", "selector")] as const];
  });
  return new Map(entries);
}
