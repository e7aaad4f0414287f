import { anyOf, type Answer } from "../../rule/answers";
import type { Field } from "../../rule/field";
import { hasLabels } from "../kubernetes/selectors";
import type { Service } from "../kubernetes/services";
import type { Workload } from "../kubernetes/workloads";

/** A pod or Service that a monitor may select, with the ports that it has. */
export interface ScrapeTarget {
  readonly namespace: string | undefined;
  readonly labels: Field;
  offers(endpoint: Field): Answer;
}

/** The pods of a workload, for a PodMonitor. */
export function podTarget({ namespace, labels, pod }: Workload): ScrapeTarget {
  const ports = pod.containers.flatMap(({ field }) => field.get("ports").items());
  return {
    namespace,
    labels,
    offers: (endpoint) => matchesAny(wantedPort(endpoint), ports, "name", "containerPort"),
  };
}

/** A Service, for a ServiceMonitor; an endpoint may name a port of the pods behind it. */
export function serviceTarget(service: Service, workloads: readonly Workload[]): ScrapeTarget {
  const { root, namespace } = service;
  const ports = root.get("spec", "ports").items();
  const selector = root.get("spec", "selector");
  return {
    namespace,
    labels: root.get("metadata", "labels"),
    offers(endpoint) {
      const wanted = wantedPort(endpoint);
      if (endpoint.get("port").isSet || !wanted.isSet) return matchesAny(wanted, ports, "name");
      const behind = workloads.filter(
        (workload) =>
          workload.namespace === namespace && hasLabels(selector, workload.labels) !== false,
      );
      return anyOf([
        matchesAny(wanted, ports, "targetPort"),
        ...behind.map((workload) => podTarget(workload).offers(endpoint)),
      ]);
    },
  };
}

/** The port of an endpoint: of the three ways to name it, the operator takes the first that is set. */
export function wantedPort(endpoint: Field): Field {
  const fields = ["port", "portNumber", "targetPort"].map((key) => endpoint.get(key));
  return fields.find((field) => field.isSet) ?? endpoint.get("port");
}

/** Whether one of the ports has the wanted value at one of the keys; an unset one matches all. */
export function matchesAny(
  wanted: Field,
  ports: readonly Field[],
  ...keys: readonly string[]
): Answer {
  if (!wanted.isReadable) return wanted;
  if (!wanted.isSet) return true;
  return anyOf(
    ports.flatMap((port) => {
      if (!port.isReadable) return [port];
      return keys
        .map((key) => port.get(key))
        .map((own) => (own.isReadable ? String(own.value) === String(wanted.value) : own));
    }),
  );
}
