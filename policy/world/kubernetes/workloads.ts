import { Field } from "../../rule/field";
import { namespaceResolver } from "./namespaces";
import { isPodOwner, podOf, type PodSpec } from "./pod-specs";
import { isRecord, type NormalizedResource } from "../../rule/resource";
import type { ResourceIndex } from "../resource-index";
import { once } from "../once";

/** A template on its own runs nothing. */
const POD_TEMPLATE = "kubernetes:core/v1:PodTemplate";

/** Something of the stack that runs pods. */
export interface Workload {
  readonly root: Field;
  /** Undefined while it is not known. */
  readonly namespace: string | undefined;
  readonly pod: PodSpec;
  /** Labels of its pods. */
  readonly labels: Field;
}

/** True for whatever runs pods, custom resources of the usual shape included. */
export function runsPods(resource: NormalizedResource): boolean {
  if (resource.type === POD_TEMPLATE) return false;
  return isPodOwner(resource.type) || isCustomWorkload(resource);
}

/** Controllers of other vendors keep the shape of a Deployment. */
function isCustomWorkload({ kind, props }: NormalizedResource): boolean {
  if (kind === null || !isRecord(props.spec) || !isRecord(props.spec.template)) return false;
  const { spec } = props.spec.template;
  return isRecord(spec) && Array.isArray(spec.containers);
}

/** The workloads of a stack, without the patches of such. */
export const workloadsOf = once((world): readonly Workload[] => {
  return readWorkloads(world, (resource) => !resource.partial);
});

/** The patches of workloads, of which only what they set is known. */
export const workloadPatchesOf = once((world): readonly Workload[] => {
  return readWorkloads(world, (resource) => resource.partial);
});

function readWorkloads(
  world: ResourceIndex,
  isWanted: (resource: NormalizedResource) => boolean,
): readonly Workload[] {
  const namespaceOf = namespaceResolver(world);
  return world.resources
    .filter((resource) => isWanted(resource) && runsPods(resource))
    .map((resource) => {
      const root = Field.root(resource);
      const pod = podOf(root, { [resource.type]: "spec.template.spec" });
      return { root, pod, namespace: namespaceOf(resource), labels: pod.metadata.get("labels") };
    });
}

/** Things by the namespace that they stand in; those of an unknown one are under undefined. */
export function byNamespace<T extends { readonly namespace: string | undefined }>(
  things: readonly T[],
): ReadonlyMap<string | undefined, readonly T[]> {
  const groups = new Map<string | undefined, T[]>();
  for (const thing of things) {
    const group = groups.get(thing.namespace);
    if (group === undefined) groups.set(thing.namespace, [thing]);
    else group.push(thing);
  }
  return groups;
}
