import { groupBy } from "../../../components/core/pure/group-by";
import { Field } from "../../rule/field";
import { namespaceResolver } from "./namespaces";
import { inNamespace, type Placed } from "./placed";
import { isPodOwner, podOf, type PodSpec } from "./pod-specs";
import { isRecord, type NormalizedResource } from "../../rule/resource";
import type { ResourceIndex } from "../resource-index";
import { once } from "../once";

/** A PodTemplate alone runs no pods. */
const POD_TEMPLATE = "kubernetes:core/v1:PodTemplate";

/** Something of the stack that runs pods. */
export interface Workload extends Placed {
  readonly pod: PodSpec;
  /** Labels of its pods. */
  readonly labels: Field;
}

/** True for whatever runs pods, custom resources of the usual shape included. */
export function runsPods(resource: NormalizedResource): boolean {
  if (resource.type === POD_TEMPLATE) return false;
  return isPodOwner(resource.type) || isCustomWorkload(resource);
}

/** Controllers of other vendors use the shape of a Deployment. */
function isCustomWorkload({ kind, props }: NormalizedResource): boolean {
  if (kind === null || !isRecord(props.spec) || !isRecord(props.spec.template)) return false;
  const { spec } = props.spec.template;
  return isRecord(spec) && Array.isArray(spec.containers);
}

/** The workloads of a stack, without patches of workloads. */
export const workloadsOf = once((world): readonly Workload[] =>
  readWorkloads(world, (resource) => !resource.partial),
);

/** The workloads of one namespace. */
export const workloadsIn = inNamespace(workloadsOf);

/** The patches of workloads, of which only what they set is known. */
export const workloadPatchesOf = once((world): readonly Workload[] =>
  readWorkloads(world, (resource) => resource.partial),
);

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

/** Things by their namespace; those whose namespace is unknown are under undefined. */
export function byNamespace<T extends { readonly namespace: string | undefined }>(
  things: readonly T[],
): ReadonlyMap<string | undefined, readonly T[]> {
  return groupBy(things, ({ namespace }) => namespace);
}
