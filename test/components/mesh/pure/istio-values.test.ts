import { describe, expect, it } from "vitest";
import { baseValues, cniValues, istiodValues } from "../../../../components/mesh/pure/istio-values";
import type { MeshSettings } from "../../../../components/mesh/pure/mesh-settings";

const settings: MeshSettings = {
  replicas: 2,
  controlPlane: { cpu: "500m", memory: "2Gi" },
  sidecar: { cpu: "100m", memory: "128Mi" },
  egress: "registry-only",
  minimumTls: "1.3",
  kubernetesVersion: "1.35",
};

function meshConfig(change: Partial<MeshSettings> = {}): unknown {
  return istiodValues({ ...settings, ...change }).meshConfig;
}

describe("baseValues", () => {
  it("names the root namespace", () => {
    expect(baseValues()).toEqual({ global: { istioNamespace: "istio-system" } });
  });
});

describe("cniValues", () => {
  it("leaves the control plane's own pods alone", () => {
    expect(cniValues().excludeNamespaces).toEqual(["istio-system", "kube-system"]);
  });

  it("limits the memory of the node agent", () => {
    expect(cniValues().resources).toEqual({
      requests: { cpu: "100m", memory: "100Mi" },
      limits: { memory: "200Mi" },
    });
  });
});

describe("istiodValues", () => {
  it("leaves traffic redirection to the node agent", () => {
    expect(istiodValues(settings).cni).toEqual({ enabled: true });
  });

  it("keeps a fixed number of replicas", () => {
    expect(istiodValues({ ...settings, replicas: 3 })).toMatchObject({
      autoscaleEnabled: false,
      replicaCount: 3,
    });
  });

  it("limits the memory of the control plane to its request", () => {
    expect(istiodValues(settings).resources).toEqual({
      requests: { cpu: "500m", memory: "2Gi" },
      limits: { memory: "2Gi" },
    });
  });

  it("lets a sidecar burst to one core and twice its memory", () => {
    expect(istiodValues(settings).global).toMatchObject({
      proxy: {
        privileged: false,
        seccompProfile: { type: "RuntimeDefault" },
        resources: {
          requests: { cpu: "100m", memory: "128Mi" },
          limits: { cpu: "1", memory: "256Mi" },
        },
      },
    });
  });

  it("has no disruption budget with one replica, which could never be drained", () => {
    expect(istiodValues({ ...settings, replicas: 1 }).global).toMatchObject({
      defaultPodDisruptionBudget: { enabled: false },
    });
  });

  it("refuses traffic to what the mesh does not know", () => {
    expect(meshConfig()).toMatchObject({ outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } });
  });

  it("lets traffic out where asked", () => {
    expect(meshConfig({ egress: "allow-any" })).toMatchObject({
      outboundTrafficPolicy: { mode: "ALLOW_ANY" },
    });
  });

  it.each([
    ["1.2", "TLSV1_2"],
    ["1.3", "TLSV1_3"],
  ] as const)("accepts TLS %s and newer between workloads as %s", (minimumTls, expected) => {
    expect(meshConfig({ minimumTls })).toMatchObject({
      meshMTLS: { minProtocolVersion: expected },
    });
  });

  it("writes structured access logs and starts the proxy first", () => {
    expect(meshConfig()).toMatchObject({
      accessLogFile: "/dev/stdout",
      accessLogEncoding: "JSON",
      defaultConfig: { holdApplicationUntilProxyStarts: true },
    });
  });

  it("does not serve an application's metrics in plain text", () => {
    expect(meshConfig()).toMatchObject({ enablePrometheusMerge: false });
  });

  it("watches namespaces with sidecars, the platform's, and those of the API server and DNS", () => {
    expect(meshConfig()).toMatchObject({
      discoverySelectors: [
        { matchLabels: { "istio-injection": "enabled" } },
        { matchLabels: { "orchestration-platform/namespace-role": "platform" } },
        {
          matchExpressions: [
            {
              key: "kubernetes.io/metadata.name",
              operator: "In",
              values: ["default", "kube-system"],
            },
          ],
        },
      ],
    });
  });

  it("refuses a mesh without a control plane", () => {
    expect(() => istiodValues({ ...settings, replicas: 0 })).toThrow(
      "replicas: must be a whole number of at least 1, got 0; use 2 or more, so that certificates are renewed while a node is replaced",
    );
  });
});
