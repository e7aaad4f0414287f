import { describe, expect, it } from "vitest";
import { karpenterValues } from "../../../../components/scaling/pure/karpenter-values";

const values = karpenterValues(
  {
    replicas: 2,
    resources: { cpu: "1", memory: "1Gi" },
    isolated: false,
    zonalShift: true,
  },
  { clusterName: "dev", clusterEndpoint: "https://api.example.com", queueName: "dev-karpenter" },
);

describe("karpenterValues", () => {
  it("keeps replicas apart and off nodes of their own making", () => {
    expect(values).toMatchObject({
      replicas: 2,
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: "karpenter.sh/nodepool", operator: "DoesNotExist" }] },
            ],
          },
        },
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: "kubernetes.io/hostname" },
          ],
        },
      },
      podDisruptionBudget: { name: "karpenter", maxUnavailable: 1 },
    });
  });

  it("needs no DNS of the cluster to start the nodes that the DNS waits for", () => {
    expect(values.dnsPolicy).toBe("Default");
  });

  it("limits memory to the request", () => {
    expect(values.controller).toEqual({
      resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } },
    });
  });

  it("tells the controller what it acts upon", () => {
    expect(values.settings).toEqual({
      clusterName: "dev",
      clusterEndpoint: "https://api.example.com",
      interruptionQueue: "dev-karpenter",
      eksControlPlane: true,
      isolatedVPC: false,
      enableZonalShift: true,
    });
  });
});
