import { pathSegments, rootOf } from "../../plan/property-path";
import { replacingFields, type ReplaceableResource } from "../../plan/replacement/replacing-fields";
import { replacingPaths } from "../../plan/replacement/replacing-paths";
import { isProperties, reveal } from "./properties";
import type { Properties } from "./properties";
import type { PropertyChange } from "./property-diff";

/** Top-level properties whose change replaces the resource, which has its new inputs. */
export function replacingRoots(
  resource: ReplaceableResource,
  oldInputs: Properties,
  changes: readonly PropertyChange[],
): readonly string[] {
  const values = changes.map(({ path }) => ({
    path,
    before: valueAt(oldInputs, path),
    after: valueAt(resource.inputs, path),
  }));
  const paths = replacingPaths(replacingFields(resource), values);
  return [...new Set(paths.map(rootOf))];
}

/** The plain value at a path; what is secret on the way is revealed. */
function valueAt(properties: Properties, path: string): unknown {
  return pathSegments(path).reduce<unknown>((value, step) => {
    const plain = reveal(value);
    if (Array.isArray(plain)) return plain[Number(step)];
    return isProperties(plain) ? plain[step] : undefined;
  }, properties);
}
