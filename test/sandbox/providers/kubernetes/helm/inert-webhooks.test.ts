import { describe, expect, it } from "vitest";
import { inertWebhooks } from "../../../../../sandbox/providers/kubernetes/helm/inert-webhooks";

const metadata = { name: "injector" };

describe("inertWebhooks", () => {
  it("makes every webhook match nothing, beside its own conditions", () => {
    const own = { name: "own", expression: "true" };
    const manifest = {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "MutatingWebhookConfiguration",
      metadata,
      webhooks: [{ name: "a" }, { name: "b", matchConditions: [own] }],
    };
    const never = expect.objectContaining({ expression: "false" });
    expect(inertWebhooks(manifest).webhooks).toEqual([
      { name: "a", matchConditions: [never] },
      { name: "b", matchConditions: [own, never] },
    ]);
  });

  it("leaves everything else as it is", () => {
    const manifest = { apiVersion: "v1", kind: "ConfigMap", metadata, webhooks: [{ name: "a" }] };
    expect(inertWebhooks(manifest)).toBe(manifest);
  });
});
