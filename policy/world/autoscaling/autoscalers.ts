import type { Field } from "../../rule/field";
import { namespaceResolver, type NamespaceResolver } from "../kubernetes/namespaces";
import { typesOf, type Types } from "../resource-index";
import { canonicalType, formatKubernetesType, parseApiVersion } from "../../rule/type-tokens";
import { onceFor } from "../once";

const SCALED_OBJECT = "kubernetes:keda.sh/v1alpha1:ScaledObject";

/** Type tokens of what changes the number of a workload's pods. */
export const HORIZONTAL_TYPES: Types = typesOf(
  "kubernetes:autoscaling/v1:HorizontalPodAutoscaler",
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
  "kubernetes:autoscaling/v2beta2:HorizontalPodAutoscaler",
  "kubernetes:autoscaling/v2beta1:HorizontalPodAutoscaler",
  SCALED_OBJECT,
);

/** Type tokens of what changes the size of a workload's pods. */
export const VERTICAL_TYPES: Types = typesOf(
  "kubernetes:autoscaling.k8s.io/v1:VerticalPodAutoscaler",
);

/** An autoscaler with the workload that it means. */
export interface Autoscaler {
  readonly field: Field;
  /** `scaleTargetRef`, or `targetRef` of a vertical one. */
  readonly reference: Field;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  /** Canonical type token that the reference names; undefined while a part of it is not known. */
  readonly targetType: string | undefined;
  /** Undefined while it is not known. */
  readonly namespace: string | undefined;
}

/** The autoscalers of some types in a stack. */
export const autoscalersOf = onceFor((world, types: Types): readonly Autoscaler[] => {
  const namespaceOf = namespaceResolver(world);
  return world.of(types).map((field) => readAutoscaler(field, namespaceOf));
});

function readAutoscaler(field: Field, namespaceOf: NamespaceResolver): Autoscaler {
  const { resource } = field;
  const isVertical = VERTICAL_TYPES.has(resource.type);
  const reference = field.get("spec", isVertical ? "targetRef" : "scaleTargetRef");
  // KEDA has defaults for what a reference leaves out; the other autoscalers have none.
  const isKeda = resource.type === SCALED_OBJECT;
  const kind = textOr(reference.get("kind"), isKeda ? "Deployment" : undefined);
  const apiVersion = textOr(reference.get("apiVersion"), isKeda ? "apps/v1" : "");
  return {
    field,
    reference,
    kind,
    name: reference.get("name").text,
    targetType:
      kind === undefined || apiVersion === undefined ? undefined : token(apiVersion, kind),
    namespace: namespaceOf(resource),
  };
}

function textOr(field: Field, fallback: string | undefined): string | undefined {
  return field.isSet ? field.text : fallback;
}

function token(apiVersion: string, kind: string): string {
  return canonicalType(formatKubernetesType({ ...parseApiVersion(apiVersion), kind })).type;
}

/** The first part of a reference that cannot be read. */
export function unreadablePart({ reference }: Autoscaler): Field | undefined {
  return ["kind", "name", "apiVersion"]
    .map((key) => reference.get(key))
    .find((part) => !part.isReadable);
}

/** `namespace/kind/name` of the workload; undefined while a part is not known. */
export function targetKey({ namespace, kind, name }: Autoscaler): string | undefined {
  const parts = [namespace, kind, name];
  return parts.includes(undefined) ? undefined : parts.join("/");
}
