import { isPlainObject } from "./plain-object";
import type { ResourceProps } from "./tags";

/** Kinds whose pods carry the labels too, so that cost and owner are known per pod. */
const TEMPLATE_OWNERS = new Set(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job"]);

/** What Karpenter starts from it are AWS resources, which nothing else could tag. */
const NODE_CLASS = "EC2NodeClass";

/**
 * The properties of a Kubernetes object with the ownership labels added to its metadata and, for a
 * workload, to its pod template, for a node class to the tags of its instances; `undefined` for what
 * is not an object of the cluster (Helm releases, providers). Labels that are already there win; selectors
 * are never touched, they are immutable.
 */
export function planLabels(
  type: string,
  props: ResourceProps,
  labels: Readonly<Record<string, string>>,
): ResourceProps | undefined {
  const kind = kubernetesKind(type);
  if (kind === undefined || !isLiteral(props.metadata)) return undefined;
  const labelled = { ...props, metadata: withLabels(props.metadata, labels) };
  if (!isPlainObject(props.spec)) return labelled;
  const { spec } = props;
  if (kind === NODE_CLASS) return { ...labelled, spec: withTags(spec, labels) };
  if (!TEMPLATE_OWNERS.has(kind)) return labelled;
  const template = record(spec.template);
  if (!isLiteral(spec.template) || !isLiteral(template.metadata)) return labelled;
  return {
    ...labelled,
    spec: { ...spec, template: { ...template, metadata: withLabels(template.metadata, labels) } },
  };
}

/** `kubernetes:apps/v1:Deployment` gives `Deployment`; anything that is not an object, undefined. */
function kubernetesKind(type: string): string | undefined {
  const [provider, group = "", kind] = type.split(":");
  if (provider !== "kubernetes" || group.startsWith("helm.sh") || group.startsWith("yaml")) {
    return undefined;
  }
  return kind;
}

function withLabels(metadata: unknown, labels: Readonly<Record<string, string>>): ResourceProps {
  const present = record(metadata);
  if (!isLiteral(present.labels)) return present;
  return { ...present, labels: { ...labels, ...record(present.labels) } };
}

function withTags(spec: ResourceProps, labels: Readonly<Record<string, string>>): ResourceProps {
  if (!isLiteral(spec.tags)) return spec;
  return { ...spec, tags: { ...labels, ...record(spec.tags) } };
}

function record(value: unknown): ResourceProps {
  return isPlainObject(value) ? value : {};
}

/** What stands inside an Output cannot be seen here, and is left as it is. */
function isLiteral(value: unknown): boolean {
  return value === undefined || isPlainObject(value);
}
