import { describe, expect, it } from "vitest";
import { isPatch, kindOf, kindOfType } from "../../../../sandbox/providers/kubernetes/object-type";

describe("kindOfType", () => {
  it.each([
    ["kubernetes:core/v1:Secret", "v1", "Secret"],
    ["kubernetes:apps/v1:Deployment", "apps/v1", "Deployment"],
    [
      "kubernetes:security.istio.io/v1:PeerAuthentication",
      "security.istio.io/v1",
      "PeerAuthentication",
    ],
  ])("reads %s", (type, apiVersion, kind) => {
    expect(kindOfType(type)).toEqual({ apiVersion, kind });
  });
});

describe("kindOf", () => {
  it("believes the inputs before the type", () => {
    const type = "kubernetes:core/v1:ConfigMapPatch";
    expect(kindOf(type, { kind: "ConfigMap" })).toEqual({ apiVersion: "v1", kind: "ConfigMap" });
  });
});

describe("isPatch", () => {
  it("tells a patch from the object", () => {
    expect(isPatch("kubernetes:core/v1:ConfigMapPatch", { kind: "ConfigMap" })).toBe(true);
    expect(isPatch("kubernetes:core/v1:ConfigMap", { kind: "ConfigMap" })).toBe(false);
  });

  it("leaves a kind alone whose own name ends so", () => {
    expect(isPatch("kubernetes:shop.io/v1:EnvoyPatch", { kind: "EnvoyPatch" })).toBe(false);
  });
});
