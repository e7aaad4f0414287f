import { isPlainObject } from "../../components/core/pure/plain-object";
import { isUnknownValue, type Plan, type PlannedResource, type PlanProperties } from "../model";

/**
 * The resources with the namespaces that the plan knows though a preview does not: on a cluster that
 * is yet to be created, `namespace.metadata.name` is unknown as an output, but the Namespace that it
 * depends on has its name among its inputs.
 */
export function withKnownNamespaces(plan: Plan): readonly PlannedResource[] {
  const names = namespaceNames(plan);
  return plan.resources.map((resource) => {
    const { metadata, namespace } = resource.inputs;
    if (isPlainObject(metadata) && isUnknownValue(metadata.namespace)) {
      const known = onlyName(resource.propertyDependencies.metadata, names);
      return withInputs(resource, { metadata: { ...metadata, ...known } });
    }
    if (isUnknownValue(namespace)) {
      return withInputs(resource, onlyName(resource.propertyDependencies.namespace, names));
    }
    return resource;
  });
}

function namespaceNames(plan: Plan): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { type, urn, inputs } of plan.resources) {
    if (type !== "kubernetes:core/v1:Namespace" || !isPlainObject(inputs.metadata)) continue;
    const { name } = inputs.metadata;
    if (typeof name === "string") names.set(urn, name);
  }
  return names;
}

/** The name where exactly one Namespace can have given it, else nothing. */
function onlyName(
  dependencies: readonly string[] | undefined,
  names: ReadonlyMap<string, string>,
): PlanProperties {
  const found = (dependencies ?? []).flatMap((urn) => names.get(urn) ?? []);
  const [namespace] = found;
  return found.length === 1 && namespace !== undefined ? { namespace } : {};
}

function withInputs(resource: PlannedResource, inputs: PlanProperties): PlannedResource {
  return { ...resource, inputs: { ...resource.inputs, ...inputs } };
}
