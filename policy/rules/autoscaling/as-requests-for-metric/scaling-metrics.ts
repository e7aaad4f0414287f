import type { Field } from "../../../rule/field";

/** A metric that an autoscaler compares with the request of containers. */
export interface UsageMetric {
  /** `cpu` or `memory`; a field while that is not known. */
  readonly resource: string | Field;
  /** The one container that counts; every container of the pod where it is left out. */
  readonly container: Field | undefined;
}

/** The metric that Kubernetes uses where an autoscaler names none. */
const DEFAULT_METRIC: UsageMetric = { resource: "cpu", container: undefined };

/** Metrics of an autoscaler, of Kubernetes or KEDA, that measure utilization of the request. */
export function usageMetricsOf(scaler: Field): readonly UsageMetric[] {
  const spec = scaler.get("spec");
  if (scaler.resource.kind === "ScaledObject") {
    return spec.get("triggers").items().flatMap(triggerMetrics);
  }
  if (scaler.resource.apiVersion === "autoscaling/v1") return [DEFAULT_METRIC];
  const metrics = spec.get("metrics").items();
  return metrics.length === 0 ? [DEFAULT_METRIC] : metrics.flatMap(sourceMetrics);
}

function sourceMetrics(metric: Field): readonly UsageMetric[] {
  if (!metric.isReadable) return [{ resource: metric, container: undefined }];
  return ["resource", "containerResource"].flatMap((key) => {
    const source = metric.get(key);
    if (!source.isSet || !isShare(source)) return [];
    const container = key === "resource" ? undefined : source.get("container");
    return [{ resource: textOrField(source.get("name")), container }];
  });
}

/** The beta versions name the field after what the later ones call a type. */
function isShare(source: Field): boolean {
  const type = source.get("target", "type");
  const shares = [
    source.get("targetAverageUtilization"),
    source.get("target", "averageUtilization"),
  ];
  return type.isReadable
    ? type.value === "Utilization" || shares.some((share) => share.isSet)
    : true;
}

function triggerMetrics(trigger: Field): readonly UsageMetric[] {
  const type = trigger.get("type");
  if (!type.isReadable) return [{ resource: type, container: undefined }];
  if (type.value !== "cpu" && type.value !== "memory") return [];
  const metricType = trigger.get("metricType");
  const kind = metricType.isSet ? metricType : trigger.get("metadata", "type");
  if (kind.value === "AverageValue") return [];
  const container = trigger.get("metadata", "containerName");
  return [
    {
      resource: kind.isReadable ? type.value : kind,
      container: container.isSet ? container : undefined,
    },
  ];
}

function textOrField(field: Field): string | Field {
  return field.text ?? field;
}
