import { describe, expect, it } from "vitest";
import {
  chartName,
  drainReason,
  keepsVolumes,
  teardownRole,
} from "../../../../components/core/pure/teardown-role";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const unknown = { $unknown: true };
const mounting = (volumes: unknown) => ({ spec: { template: { spec: { volumes } } } });
const claim = { name: "data", persistentVolumeClaim: { claimName: "data" } };

describe("teardownRole", () => {
  it.each([
    ["aws:eks/cluster:Cluster", {}],
    ["pulumi:providers:kubernetes", {}],
    ["random:index/randomPassword:RandomPassword", {}],
  ])("of %s is none", (type, props) => {
    expect(teardownRole(type, props)).toBe("none");
  });

  it.each([
    ["kubernetes:core/v1:Namespace", {}],
    ["kubernetes:core/v1:ConfigMap", { data: {} }],
    ["kubernetes:core/v1:Service", { spec: { ports: [] } }],
    ["kubernetes:core/v1:Service", { spec: { type: "ClusterIP" } }],
    ["kubernetes:core/v1:Service", {}],
    ["kubernetes:apps/v1:Deployment", mounting([{ name: "tmp", emptyDir: {} }])],
    ["kubernetes:apps/v1:Deployment", { spec: { template: { spec: {} } } }],
    ["kubernetes:batch/v1:CronJob", { spec: { jobTemplate: mounting([]) } }],
    ["kubernetes:core/v1:Pod", {}],
    ["kubernetes:apps/v1:StatefulSet", { spec: { volumeClaimTemplates: [{}] } }],
    ["kubernetes:networking.istio.io/v1:Gateway", {}],
    [RELEASE, { chart: "istiod" }],
    [RELEASE, { chart: "gateway", values: { service: { type: "ClusterIP" } } }],
    [RELEASE, { chart: "kube-prometheus-stack", values: {} }],
  ])("of %s with %j is discard", (type, props) => {
    expect(teardownRole(type, props)).toBe("discard");
  });

  it.each([
    ["kubernetes:core/v1:Service", { spec: { type: "LoadBalancer" } }, "load-balancer"],
    ["kubernetes:core/v1:Service", { spec: { type: unknown } }, "load-balancer"],
    ["kubernetes:networking.k8s.io/v1:Ingress", {}, "ingress"],
    ["kubernetes:gateway.networking.k8s.io/v1:Gateway", {}, "gateway"],
    ["kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding", {}, "ingress"],
    ["kubernetes:core/v1:PersistentVolumeClaim", {}, "volume"],
    ["kubernetes:apps/v1:Deployment", mounting([claim]), "volume"],
    ["kubernetes:apps/v1:Deployment", mounting([{ name: "scratch", ephemeral: {} }]), "volume"],
    ["kubernetes:batch/v1:Job", mounting(Promise.resolve([])), "volume"],
    ["kubernetes:batch/v1:CronJob", { spec: { jobTemplate: mounting([claim]) } }, "volume"],
    ["kubernetes:apps/v1:DaemonSet", mounting([claim]), "volume"],
    ["kubernetes:apps/v1:ReplicaSet", mounting([claim]), "volume"],
    ["kubernetes:apps/v1:StatefulSet", mounting([claim]), "volume"],
    ["kubernetes:core/v1:Pod", { spec: { volumes: [claim] } }, "volume"],
    [
      "kubernetes:apps/v1:StatefulSet",
      { spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete" } } },
      "volume",
    ],
    ["kubernetes:karpenter.sh/v1:NodePool", {}, "nodes"],
    ["kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", {}, "nodes"],
    ["kubernetes:s3.services.k8s.aws/v1alpha1:Bucket", {}, "other"],
    [RELEASE, { chart: "gateway" }, "load-balancer"],
    [RELEASE, { chart: "oci://example.com/charts/ingress-nginx" }, "load-balancer"],
    [
      RELEASE,
      {
        chart: "kube-prometheus-stack",
        values: {
          prometheus: {
            prometheusSpec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete" } },
          },
        },
      },
      "volume",
    ],
  ])("of %s with %j is drain, taken back by %s", (type, props, reclaimer) => {
    expect(teardownRole(type, props)).toBe("drain");
    expect(drainReason(type, props)?.reclaimer).toBe(reclaimer);
  });
});

describe("keepsVolumes", () => {
  const prometheus = (spec: object) => ({ values: { prometheus: { prometheusSpec: spec } } });

  it.each([
    [RELEASE, prometheus({ storageSpec: {} }), true],
    [RELEASE, prometheus({}), false],
    [RELEASE, {}, false],
    ["kubernetes:apps/v1:StatefulSet", { spec: { volumeClaimTemplates: [{}] } }, true],
    ["kubernetes:apps/v1:StatefulSet", { spec: {} }, false],
    ["kubernetes:apps/v1:Deployment", { spec: { volumeClaimTemplates: [{}] } }, false],
  ])("of %s with %j is %s", (type, props, keeps) => {
    expect(keepsVolumes(type, props)).toBe(keeps);
  });

  it("is false where the claims go with what made them", () => {
    const policy = { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete" } };
    expect(keepsVolumes(RELEASE, prometheus({ storageSpec: {}, ...policy }))).toBe(false);
    const set = { spec: { volumeClaimTemplates: [{}], ...policy } };
    expect(keepsVolumes("kubernetes:apps/v1:StatefulSet", set)).toBe(false);
  });
});

describe("chartName", () => {
  it.each([
    ["istiod", "istiod"],
    ["oci://public.ecr.aws/karpenter/karpenter", "karpenter"],
  ])("of %s is %s", (chart, name) => {
    expect(chartName(chart)).toBe(name);
  });
});
