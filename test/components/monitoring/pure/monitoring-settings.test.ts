import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import {
  type MonitoringSettings,
  monitoringRules,
} from "../../../../components/monitoring/pure/monitoring-settings";
import { happyMonitoring } from "./happy-monitoring";

function problemsOf(change: Partial<MonitoringSettings>): readonly string[] {
  return findProblems(monitoringRules({ ...happyMonitoring, ...change }));
}

describe("monitoringRules", () => {
  it("finds nothing wrong with a sound stack", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<MonitoringSettings>, string]>([
    [
      "a namespace with capitals",
      { namespace: "Monitoring" },
      'namespace: is not a namespace name, got "Monitoring"; use 1 to 63 lower-case letters, digits and hyphens',
    ],
    [
      "no storage class",
      { storageClass: "" },
      'storageClass: is empty; name an encrypted class, for example "gp3"',
    ],
    [
      "a retention of minutes",
      { retention: "30 minutes" },
      'retention: is shorter than an hour, got "30 minutes"; keep at least the window that the alerts look back on, 15 days for most',
    ],
    [
      "a volume of megabytes",
      { storage: "512Mi" },
      'storage: is smaller than 1Gi, got "512Mi"; plan about 2 bytes a sample: series x samples a day x days of retention',
    ],
    [
      "no replica",
      { replicas: 0 },
      "replicas: must be a whole number of at least 1, got 0; use 2 or more where Prometheus must survive the loss of a node",
    ],
    [
      "half an Alertmanager",
      { alertmanagerReplicas: 0.5 },
      "alertmanagerReplicas: must be a whole number of at least 1, got 0.5; use 2 or more where Alertmanager must survive the loss of a node",
    ],
  ])("refuses %s", (_, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });
});
