import { describe, expect, it } from "vitest";
import { MeshMetrics, type MeshMetricsArgs, PrometheusStack } from "../../../components/monitoring";
import { planProgram } from "../../../plan/engine/plan-program";
import { record, type RecordOptions } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const PODS = "kubernetes:monitoring.coreos.com/v1:PodMonitor";
const SERVICES = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
const RULE = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

function recordMetrics(change: Partial<MeshMetricsArgs> = {}, options?: RecordOptions) {
  return record(() => new MeshMetrics("dev-mesh-metrics", { after: [], ...change }), options);
}

describe("MeshMetrics", () => {
  it.each([{ preview: true }, { preview: false }])(
    "declares two monitors and the recorded series (%o)",
    async (mode) => {
      expect((await recordMetrics({}, mode)).inventory).toEqual([
        `${PODS} dev-mesh-metrics-sidecars`,
        `${RULE} dev-mesh-metrics-recordings`,
        `${SERVICES} dev-mesh-metrics-control-plane`,
      ]);
    },
  );

  it("puts everything beside Prometheus", async () => {
    const recording = await recordMetrics({ namespace: "observability" });
    expect([PODS, SERVICES, RULE].map((type) => recording.only(type).inputs.metadata)).toEqual([
      { name: "mesh-sidecars", namespace: "observability" },
      { name: "mesh-control-plane", namespace: "observability" },
      { name: "mesh-services", namespace: "observability" },
    ]);
  });

  it("waits for the definitions of the monitoring stack", async () => {
    const { resources } = await planProgram({
      project: "orchestration-platform",
      stack: "test",
      environment: "dev",
      config: {},
      entry: () => {
        const { ready } = new PrometheusStack("dev-monitoring", { storageClass: "gp3" });
        new MeshMetrics("dev-mesh-metrics", { after: ready });
      },
    });
    const release = resources.find(({ name }) => name === "dev-monitoring-release");
    const planned = resources.filter(({ name }) => name.startsWith("dev-mesh-metrics-"));
    expect(planned.map(({ dependencies }) => dependencies)).toEqual([
      [release?.urn],
      [release?.urn],
      [release?.urn],
    ]);
  });

  it("scrapes every sidecar [OB-2]", async () => {
    const sidecars = (await recordMetrics()).only(PODS);
    provesRow("OB-2", sidecars, "spec.podMetricsEndpoints[0].port", "http-envoy-prom");
    expect(sidecars.inputs.spec).toMatchObject({ namespaceSelector: { any: true } });
  });

  it("scrapes the control plane twice a minute [OB-2] [PM-1] [MET-2]", async () => {
    const controlPlane = (await recordMetrics()).only(SERVICES);
    provesRow(["OB-2", "PM-1", "MET-2"], controlPlane, "spec.endpoints[0].interval", "30s");
  });

  it("records the throughput of every service [MET-4] [OB-4] [MET-2]", async () => {
    provesRow(
      ["MET-4", "OB-4", "MET-2"],
      (await recordMetrics()).only(RULE),
      "spec.groups[0].rules[0].record",
      "service:mesh_requests:rate5m",
    );
  });

  it("records the error ratio of every service [MET-5]", async () => {
    provesRow(
      "MET-5",
      (await recordMetrics()).only(RULE),
      "spec.groups[0].rules[1].record",
      "service:mesh_request_errors:ratio_rate5m",
    );
  });

  it("records the latency of every service [MET-6]", async () => {
    provesRow(
      "MET-6",
      (await recordMetrics()).only(RULE),
      "spec.groups[0].rules[3].record",
      "service:mesh_request_duration_milliseconds:p99_rate5m",
    );
  });
});
