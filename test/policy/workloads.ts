import type { NormalizedResource } from "../../policy/rule/resource";
import { manifest } from "./resources";

type Properties = Readonly<Record<string, unknown>>;

/** Labels of the pods of {@link workload}. */
export const LABELS = { app: "web" };

/** A workload `web` of the namespace `shop`, whose pods carry {@link LABELS}. */
export function workload(
  {
    spec = {},
    pod = {},
    labels = LABELS,
  }: { spec?: Properties; pod?: Properties; labels?: unknown } = {},
  kind = "Deployment",
  apiVersion = "apps/v1",
  place: unknown = "shop",
): readonly NormalizedResource[] {
  return manifest({
    apiVersion,
    kind,
    metadata: { name: "web", namespace: place },
    spec: {
      selector: { matchLabels: LABELS },
      template: { metadata: { labels }, spec: { containers: [{ name: "app" }], ...pod } },
      ...spec,
    },
  });
}

/** An autoscaler of that workload. */
export function scalerOf(
  spec: Properties,
  kind = "Deployment",
  name: unknown = "web",
): readonly NormalizedResource[] {
  return manifest({
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web", namespace: "shop" },
    spec: { scaleTargetRef: { apiVersion: "apps/v1", kind, name }, ...spec },
  });
}

/** A ScaledObject of KEDA for that workload. */
export function scaledObject(spec: Properties = {}): readonly NormalizedResource[] {
  return manifest({
    apiVersion: "keda.sh/v1alpha1",
    kind: "ScaledObject",
    metadata: { name: "web", namespace: "shop" },
    spec: { scaleTargetRef: { name: "web" }, ...spec },
  });
}

/** A PodDisruptionBudget of the namespace `shop`. */
export function budget(
  spec: Properties,
  place: unknown = "shop",
  apiVersion = "policy/v1",
): readonly NormalizedResource[] {
  return manifest({
    apiVersion,
    kind: "PodDisruptionBudget",
    metadata: { name: "web", namespace: place },
    spec: {
      selector: { matchLabels: LABELS },
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      ...spec,
    },
  });
}

/** A Service `web` of the namespace `shop`. */
export function service(
  spec: Properties = {},
  place: unknown = "shop",
): readonly NormalizedResource[] {
  return manifest({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: place },
    spec: { selector: LABELS, ports: [{ name: "http", port: 80 }], ...spec },
  });
}
