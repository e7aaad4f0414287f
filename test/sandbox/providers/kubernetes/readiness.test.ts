import { describe, expect, it } from "vitest";
import {
  becomesReady,
  describeConditions,
  readinessOf,
} from "../../../../sandbox/providers/kubernetes/readiness";
import type { Properties } from "../../../../sandbox/providers/properties";

function deployment(status: Properties, annotations: Properties = {}): Properties {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { generation: 2, annotations },
    spec: { replicas: 2 },
    status: { observedGeneration: 2, ...status },
  };
}

describe("readinessOf", () => {
  it("takes a Deployment for ready when all replicas are new and available", () => {
    const status = { updatedReplicas: 2, availableReplicas: 2 };
    expect(readinessOf(deployment(status))).toEqual({ isReady: true });
  });

  it.each([
    [{ updatedReplicas: 1, availableReplicas: 2 }, "1 of 2 replicas are updated"],
    [{ updatedReplicas: 2, availableReplicas: 0 }, "0 of 2 replicas are available"],
    [{ observedGeneration: 1 }, "its controller has not seen this generation"],
  ])("says of the status %j what is missing", (status, reason) => {
    expect(readinessOf(deployment(status))).toEqual({ isReady: false, reason });
  });

  it("takes a kind without a judgement for ready at once", () => {
    const object = { apiVersion: "v1", kind: "ConfigMap" };
    expect(readinessOf(object)).toEqual({ isReady: true });
    expect(becomesReady(object)).toBe(false);
  });

  it("waits for what the annotation asks for", () => {
    const status = { phase: "Up", conditions: [{ type: "Synced", status: "True" }] };
    const wishes = (waitFor: string) => deployment(status, { "pulumi.com/waitFor": waitFor });
    expect(readinessOf(wishes("condition=Synced")).isReady).toBe(true);
    expect(readinessOf(wishes("condition=Ready")).isReady).toBe(false);
    expect(readinessOf(wishes("jsonpath={.status.phase}=Up")).isReady).toBe(true);
    expect(readinessOf(wishes('["condition=Synced", "jsonpath={.status.x}"]')).isReady).toBe(false);
  });
});

describe("describeConditions", () => {
  it("is one line", () => {
    const conditions = [{ type: "Progressing", status: "False", reason: "Deadline" }];
    expect(describeConditions({ status: { conditions } })).toBe("Progressing=False (Deadline)");
    expect(describeConditions({})).toBe("no conditions");
  });
});
