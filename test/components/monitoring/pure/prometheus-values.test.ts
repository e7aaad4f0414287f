import { describe, expect, it } from "vitest";
import { prometheusStackValues } from "../../../../components/monitoring/pure/prometheus-values";
import { happyMonitoring } from "./happy-monitoring";

const values = prometheusStackValues(happyMonitoring);

describe("prometheusStackValues", () => {
  it("keeps metrics for the retention, and never past 85 % of the volume", () => {
    expect(values.prometheus).toMatchObject({
      prometheusSpec: { retention: "360h", retentionSize: "43520MiB" },
    });
  });

  it("gives every Prometheus replica a volume of the class", () => {
    expect(values.prometheus).toMatchObject({
      prometheusSpec: {
        replicas: 2,
        storageSpec: {
          volumeClaimTemplate: {
            spec: {
              storageClassName: "gp3",
              accessModes: ["ReadWriteOnce"],
              resources: { requests: { storage: "50Gi" } },
            },
          },
        },
      },
    });
  });

  it("limits the memory of Prometheus to its request", () => {
    expect(values.prometheus).toMatchObject({
      prometheusSpec: {
        resources: { requests: { cpu: "500m", memory: "2Gi" }, limits: { memory: "2Gi" } },
      },
    });
  });

  it("selects monitors and rules of every namespace", () => {
    expect(values.prometheus).toMatchObject({
      prometheusSpec: {
        serviceMonitorSelectorNilUsesHelmValues: false,
        podMonitorSelectorNilUsesHelmValues: false,
        probeSelectorNilUsesHelmValues: false,
        scrapeConfigSelectorNilUsesHelmValues: false,
        ruleSelectorNilUsesHelmValues: false,
      },
    });
  });

  it("runs Prometheus as the account that workloads let in", () => {
    expect(values.prometheus).toMatchObject({ serviceAccount: { name: "prometheus" } });
  });

  it("withholds the API token from Alertmanager", () => {
    expect(values.alertmanager).toMatchObject({
      serviceAccount: { automountServiceAccountToken: false },
      alertmanagerSpec: { replicas: 3, automountServiceAccountToken: false },
    });
  });

  it("has no disruption budget over a single replica, which could never be drained", () => {
    const single = prometheusStackValues({ ...happyMonitoring, replicas: 1 });
    expect(single.prometheus).toMatchObject({ podDisruptionBudget: { enabled: false } });
  });

  it("puts the node agent into a namespace of its own", () => {
    expect(values["prometheus-node-exporter"]).toMatchObject({
      namespaceOverride: "monitoring-nodes",
    });
  });

  it("does not scrape what a managed control plane hides", () => {
    expect(values).toMatchObject({
      kubeControllerManager: { enabled: false },
      kubeScheduler: { enabled: false },
      kubeEtcd: { enabled: false },
      kubeProxy: { enabled: false },
    });
  });

  it("lists every problem at once", () => {
    const settings = { ...happyMonitoring, storageClass: "", replicas: 0 };
    expect(() => prometheusStackValues(settings)).toThrow(/^2 problems:\n {2}storageClass: /);
  });
});
