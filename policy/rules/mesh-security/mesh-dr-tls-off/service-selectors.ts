import type { Field } from "../../../rule/field";
import { qualifiedHost, type MeshHostSettings } from "../../../world/mesh/mesh-hosts";
import type { World } from "../../../world/world";

/** What each Service selects its pods by, under the Service's full host name. */
export function selectorsByHost(
  world: World,
  settings: MeshHostSettings,
): ReadonlyMap<string, Field> {
  const entries = world.services.flatMap(({ root, namespace }) => {
    const host = qualifiedHost(root.resource.name, namespace, settings);
    return host === undefined ? [] : [[host, root.get("spec", "selector")] as const];
  });
  return new Map(entries);
}
