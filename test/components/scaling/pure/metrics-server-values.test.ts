import { describe, expect, it } from "vitest";
import { metricsServerValues } from "../../../../components/scaling/pure/metrics-server-values";

const settings = { replicas: 2, resources: { cpu: "100m", memory: "200Mi" } } as const;

describe("metricsServerValues", () => {
  it("limits memory to the request", () => {
    expect(metricsServerValues(settings).resources).toEqual({
      requests: { cpu: "100m", memory: "200Mi" },
      limits: { memory: "200Mi" },
    });
  });

  it("keeps the container within the restricted Pod Security Standard", () => {
    expect(metricsServerValues(settings).securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: "RuntimeDefault" },
      capabilities: { drop: ["ALL"] },
    });
  });

  it("has a disruption budget with two replicas", () => {
    expect(metricsServerValues(settings).podDisruptionBudget).toEqual({
      enabled: true,
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    });
  });

  it("has no disruption budget with one replica", () => {
    const values = metricsServerValues({ ...settings, replicas: 1 });
    expect(values.podDisruptionBudget).toMatchObject({ enabled: false });
  });

  it("refuses a fraction of a replica", () => {
    expect(() => metricsServerValues({ ...settings, replicas: 1.5 })).toThrow(
      "replicas: must be a whole number of at least 1, got 1.5; use 2, so that autoscaling survives the loss of a node",
    );
  });
});
