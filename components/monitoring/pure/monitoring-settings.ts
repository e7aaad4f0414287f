import { isDnsLabel } from "../../core/pure/dns-name";
import type { Cpu, Duration, Memory } from "../../core/pure/units";
import { durationSeconds, memoryBytes } from "../../core/pure/units";
import type { ValidationRule } from "../../core/pure/validate";
import type { KubernetesMinor } from "../../core/versions";

/** A monitoring stack with every default applied. */
export interface MonitoringSettings {
  readonly namespace: string;
  /** Storage class of all volumes; encrypted where the class is. */
  readonly storageClass: string;
  readonly retention: Duration;
  /** Volume of each Prometheus replica. */
  readonly storage: Memory;
  readonly replicas: number;
  readonly alertmanagerReplicas: number;
  /** Requests of a Prometheus replica; its memory is limited to the request. */
  readonly resources: { readonly cpu: Cpu; readonly memory: Memory };
  readonly kubernetesVersion: KubernetesMinor;
}

const MINIMUM = { retentionSeconds: 3_600, storageBytes: 2 ** 30 } as const;

/** Everything that would leave the stack without data or without alerts. */
export function monitoringRules(settings: MonitoringSettings): readonly ValidationRule[] {
  return [
    {
      when: !isDnsLabel(settings.namespace),
      path: "namespace",
      problem: "is not a namespace name",
      got: settings.namespace,
      fix: "use 1 to 63 lower-case letters, digits and hyphens",
    },
    {
      when: settings.storageClass === "",
      path: "storageClass",
      problem: "is empty",
      fix: 'name an encrypted class, for example "gp3"',
    },
    {
      when: durationSeconds(settings.retention, "retention") < MINIMUM.retentionSeconds,
      path: "retention",
      problem: "is shorter than an hour",
      got: settings.retention,
      fix: "keep at least the window that the alerts look back on, 15 days for most",
    },
    {
      when: memoryBytes(settings.storage, "storage") < MINIMUM.storageBytes,
      path: "storage",
      problem: "is smaller than 1Gi",
      got: settings.storage,
      fix: "plan about 2 bytes a sample: series x samples a day x days of retention",
    },
    countRule("replicas", settings.replicas, "Prometheus"),
    countRule("alertmanagerReplicas", settings.alertmanagerReplicas, "Alertmanager"),
  ];
}

function countRule(path: string, count: number, what: string): ValidationRule {
  return {
    when: !Number.isInteger(count) || count < 1,
    path,
    problem: "must be a whole number of at least 1",
    got: count,
    fix: `use 2 or more where ${what} must survive the loss of a node`,
  };
}
