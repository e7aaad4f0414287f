import type { PodCase } from "./pod-specs";

type Properties = Readonly<Record<string, unknown>>;

const LABELS = { app: "web" };

/** What a kind needs besides its pod. */
const OWNERS: Readonly<Record<string, (pod: PodCase) => Properties>> = {
  Pod: (pod) => object("v1", "Pod", { ...podOf(pod) }),
  PodTemplate: (pod) => object("v1", "PodTemplate", { template: templateOf(pod) }),
  ReplicationController: (pod) =>
    object("v1", "ReplicationController", {
      spec: { selector: LABELS, template: templateOf(pod) },
    }),
  Deployment: (pod) => selecting("Deployment", pod, {}),
  StatefulSet: (pod) => selecting("StatefulSet", pod, { serviceName: "web" }),
  DaemonSet: (pod) => selecting("DaemonSet", pod, {}),
  ReplicaSet: (pod) => selecting("ReplicaSet", pod, {}),
  Job: (pod) => object("batch/v1", "Job", { spec: { template: templateOf(pod, "Never") } }),
  CronJob: (pod) =>
    object("batch/v1", "CronJob", {
      spec: {
        schedule: "0 * * * *",
        jobTemplate: { spec: { template: templateOf(pod, "Never") } },
      },
    }),
};

/** Every built-in kind that holds a pod. */
export const OWNER_KINDS = Object.keys(OWNERS);

/** An object of a kind whose pod is in the given situation. */
export function workload(kind: string, pod: PodCase): Properties {
  const make = OWNERS[kind];
  if (make === undefined) throw new Error(`${kind} holds no pod`);
  return plain(make(pod));
}

function selecting(kind: string, pod: PodCase, spec: Properties): Properties {
  const template = templateOf(pod);
  return object("apps/v1", kind, {
    spec: { selector: { matchLabels: LABELS }, template, ...spec },
  });
}

function object(apiVersion: string, kind: string, fields: Properties): Properties {
  const metadata = { name: "web", namespace: "team-a" };
  return { apiVersion, kind, ...fields, metadata: { ...metadata, ...metadataIn(fields) } };
}

function metadataIn({ metadata }: Properties): object {
  return typeof metadata === "object" && metadata !== null ? metadata : {};
}

function templateOf(pod: PodCase, restartPolicy = "Always"): Properties {
  const { spec, metadata } = podOf(pod);
  return { metadata: { labels: LABELS, ...metadata }, spec: { ...spec, restartPolicy } };
}

function podOf({ spec, annotations }: PodCase) {
  return { spec, metadata: annotations === undefined ? {} : { annotations } };
}

/** As it goes over the wire: without what is undefined. */
function plain(value: Properties): Properties {
  return JSON.parse(JSON.stringify(value));
}
