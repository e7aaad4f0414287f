import type { Field } from "../../../rule/field";
import type { NormalizedResource } from "../../../rule/resource";
import { servicesOf } from "../../../world/kubernetes/services";
import { qualifiedHost, type MeshHostSettings } from "../../../world/mesh/mesh-hosts";

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
