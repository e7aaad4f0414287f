import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { PrometheusStack, type PrometheusStackArgs } from "../../../components/monitoring";
import { record, type RecordOptions, valueOf } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const SECRET = "kubernetes:core/v1:Secret";
const PASSWORD = "random:index/randomPassword:RandomPassword";
const RULE = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

function stack(change: Partial<PrometheusStackArgs> = {}): PrometheusStack {
  return new PrometheusStack("dev-monitoring", { storageClass: "gp3", ...change });
}

function recordStack(change: Partial<PrometheusStackArgs> = {}, options?: RecordOptions) {
  return record(() => stack(change), options);
}

describe("PrometheusStack", () => {
  it.each([{ preview: true }, { preview: false }])(
    "declares namespaces, Grafana's administrator, the release and the alerts (%o)",
    async (mode) => {
      expect((await recordStack({}, mode)).inventory).toEqual([
        `${NAMESPACE} dev-monitoring-namespace`,
        `${NAMESPACE} dev-monitoring-node-namespace`,
        `${SECRET} dev-monitoring-grafana-admin`,
        `${RELEASE} dev-monitoring-release`,
        `${RULE} dev-monitoring-alerts`,
        `${PASSWORD} dev-monitoring-grafana-admin-password`,
      ]);
    },
  );

  it("pins the chart and its version [MET-1]", async () => {
    const release = (await recordStack()).only(RELEASE);
    expect(release.inputs).toMatchObject({ version: "88.5.3", namespace: "monitoring" });
    provesRow("MET-1", release, "chart", "kube-prometheus-stack");
  });

  it("runs three Alertmanagers [OB-5]", async () => {
    const release = (await recordStack()).only(RELEASE);
    provesRow("OB-5", release, "values.alertmanager.alertmanagerSpec.replicas", 3);
  });

  it("watches the state of every object [DBG-5]", async () => {
    const release = (await recordStack()).only(RELEASE);
    provesRow("DBG-5", release, "values.kubeStateMetrics.enabled", true);
  });

  it("warns at four fifths of a quota [PM-3] [CP-6] [OB-4]", async () => {
    const rule = (await recordStack()).only(RULE);
    provesRow(
      ["PM-3", "CP-6", "OB-4"],
      rule,
      "spec.groups[0].rules[0].alert",
      "TeamQuotaNearLimit",
    );
  });

  it("restricts its own namespace and leaves only the node agent's privileged", async () => {
    const recording = await recordStack();
    const levels = ["dev-monitoring-namespace", "dev-monitoring-node-namespace"].map(
      (name) => recording.only(NAMESPACE, name).inputs.metadata,
    );
    expect(levels).toMatchObject([
      { name: "monitoring", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
      { name: "monitoring-nodes", labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
    ]);
  });

  it("draws a password of 32 characters for Grafana", async () => {
    expect((await recordStack()).only(PASSWORD).inputs).toEqual({ length: 32, special: false });
  });

  it("keeps the password secret all the way into the Secret", async () => {
    let secret = false;
    await record(async () => {
      const { adminSecret } = stack().nodes;
      secret = await pulumi.isSecret(adminSecret.stringData);
    });
    expect(secret).toBe(true);
  });

  it("never hands the password to the chart", async () => {
    const { inputs } = (await recordStack()).only(RELEASE);
    expect(inputs.values).toMatchObject({
      grafana: { admin: { existingSecret: "grafana-admin" } },
    });
    expect(JSON.stringify(inputs)).not.toContain("adminPassword");
  });

  it("offers the definitions, the namespace and the name of the Secret", async () => {
    let names: readonly string[] = [];
    await record(async () => {
      const monitoring = stack({ namespace: "observability" });
      expect(monitoring.ready).toEqual([monitoring.nodes.release]);
      names = [await valueOf(monitoring.namespace), await valueOf(monitoring.grafanaAdminSecret)];
    });
    expect(names).toEqual(["observability", "grafana-admin"]);
  });
});
