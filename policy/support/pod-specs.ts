import type { Field } from "./field";
import { textMap, type ParametersOf } from "./parameters";
import { resourceRule, type CheckDeclaration, type Rule } from "./rule";

/** Every built-in kind that holds a pod, with the way to its pod spec. */
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

/** The lists of a pod spec that hold containers, and what one element is called. */
const CONTAINER_LISTS = {
  containers: "container",
  initContainers: "init container",
  ephemeralContainers: "ephemeral container",
} as const;

/** The list that a container stands in. */
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
  /** Regular, init and ephemeral containers, in this order. */
  readonly containers: readonly Container[];
  /** True when the pod says that it runs on Windows. */
  readonly isWindows: boolean;
}

interface PodSettings {
  readonly workloads: Readonly<Record<string, string>>;
}

/** Parameters of every rule that reads pods. */
export const POD_PARAMETERS: ParametersOf<PodSettings> = {
  workloads: textMap(
    "Custom resources that hold a pod: type token to the path of the pod spec, such as " +
      '{"kubernetes:argoproj.io/v1alpha1:Rollout": "spec.template.spec"}',
    {},
  ),
};

/** Declares a rule over pods; the check is handed each workload's pod spec. */
export function podRule<S extends PodSettings>(declaration: CheckDeclaration<S, PodSpec>): Rule {
  return resourceRule<S>({
    ...declaration,
    appliesTo: (type, { workloads }) => isPodOwner(type) || Object.hasOwn(workloads, type),
    check: (root, findings, context) => {
      const pod = readPodSpec(podSpecOf(root, context.settings.workloads));
      declaration.check(pod, findings, context);
    },
  });
}

function podSpecOf(root: Field, workloads: Readonly<Record<string, string>>): Field {
  const { type } = root.resource;
  const path = POD_SPEC_PATHS.get(type) ?? workloads[type]?.split(".") ?? [];
  return root.get(...path);
}

/** Reads a pod spec's containers. */
export function readPodSpec(spec: Field): PodSpec {
  return {
    spec,
    containers: [
      ...readContainers(spec, "containers"),
      ...readContainers(spec, "initContainers"),
      ...readContainers(spec, "ephemeralContainers"),
    ],
    isWindows: spec.get("os", "name").value === "windows",
  };
}

function readContainers(spec: Field, list: ContainerList): readonly Container[] {
  return spec
    .get(list)
    .items()
    .map((field) => ({ list, field, label: labelOf(field, CONTAINER_LISTS[list]) }));
}

function labelOf(field: Field, noun: string): string {
  const name = field.get("name").text;
  return name === undefined ? noun : `${noun} "${name}"`;
}
