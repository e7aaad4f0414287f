import type { Field } from "../../rule/field";
import type { NormalizedResource } from "../../rule/resource";

/** Every built-in kind that holds a pod, with the path of its pod spec. */
const POD_SPEC_PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ["kubernetes:core/v1:Pod", ["spec"]],
  ["kubernetes:core/v1:PodTemplate", ["template", "spec"]],
  ["kubernetes:core/v1:ReplicationController", ["spec", "template", "spec"]],
  ["kubernetes:apps/v1:Deployment", ["spec", "template", "spec"]],
  ["kubernetes:apps/v1:StatefulSet", ["spec", "template", "spec"]],
  ["kubernetes:apps/v1:DaemonSet", ["spec", "template", "spec"]],
  ["kubernetes:apps/v1:ReplicaSet", ["spec", "template", "spec"]],
  ["kubernetes:batch/v1:Job", ["spec", "template", "spec"]],
  ["kubernetes:batch/v1:CronJob", ["spec", "jobTemplate", "spec", "template", "spec"]],
]);

/** True for a built-in kind that runs pods. */
export function isPodOwner(type: string): boolean {
  return POD_SPEC_PATHS.has(type);
}

/** The lists of a pod spec that hold containers, and the word for one element. */
const CONTAINER_LISTS = {
  containers: "container",
  initContainers: "init container",
  ephemeralContainers: "ephemeral container",
} as const;

/** The list that a container is in. */
export type ContainerList = keyof typeof CONTAINER_LISTS;

/** One container of a pod. */
export interface Container {
  readonly list: ContainerList;
  /** For messages: `init container "migrate"`. */
  readonly label: string;
  readonly field: Field;
}

/** The pod of a workload, whatever kind owns it. */
export interface PodSpec {
  readonly spec: Field;
  /** The pod's own metadata, not that of the workload around it. */
  readonly metadata: Field;
  /** Regular, init and ephemeral containers, in this order. */
  readonly containers: readonly Container[];
}

/** The pod of a workload; `workloads` has the paths of pod specs in custom resources, by type. */
export function podOf(root: Field, workloads: Readonly<Record<string, string>> = {}): PodSpec {
  const { resource } = root;
  const path = POD_SPEC_PATHS.get(resource.type);
  if (path === undefined) return podAt(root, workloads[resource.type]?.split(".") ?? []);
  const pod = knownPods.get(resource) ?? podAt(root, path);
  knownPods.set(resource, pod);
  return pod;
}

/** About thirty rules read the same pod one after the other. */
const knownPods = new WeakMap<NormalizedResource, PodSpec>();

function podAt(root: Field, path: readonly string[]): PodSpec {
  return readPodSpec(root.get(...path), root.get(...path.slice(0, -1), "metadata"));
}

/** Reads a pod spec's containers. */
function readPodSpec(spec: Field, metadata: Field): PodSpec {
  return {
    spec,
    metadata,
    containers: [
      ...readContainers(spec, "containers"),
      ...readContainers(spec, "initContainers"),
      ...readContainers(spec, "ephemeralContainers"),
    ],
  };
}

function readContainers(spec: Field, list: ContainerList): readonly Container[] {
  return spec
    .get(list)
    .items()
    .map((field) => ({ list, field, label: labelOf(field, CONTAINER_LISTS[list]) }));
}

/** A part of a pod with its name, for messages: `volume "data"`. */
export function labelOf(field: Field, noun: string): string {
  const name = field.get("name").text;
  return name === undefined ? noun : `${noun} "${name}"`;
}

/** The containers that may have resources, ports and probes: Kubernetes forbids them on ephemeral ones. */
export function declaredContainers({ containers }: PodSpec): readonly Container[] {
  return containers.filter(({ list }) => list !== "ephemeralContainers");
}

/** A security context, and what it belongs to. */
export interface SecurityContext {
  /** For messages: `the pod`, `init container "migrate"`. */
  readonly label: string;
  readonly field: Field;
}

/** The security contexts of the pod and then of its containers, set or not. */
export function securityContexts(pod: PodSpec): readonly SecurityContext[] {
  const holders = [{ label: "the pod", field: pod.spec }, ...pod.containers];
  return holders.map(({ label, field }) => ({ label, field: field.get("securityContext") }));
}
