import { describe, expect, it } from "vitest";
import { releaseRequest } from "../../../../../sandbox/providers/kubernetes/helm/release-request";
import { UNKNOWN, secret } from "../../../../../sandbox/providers/properties";

const inputs = { name: "istiod", namespace: "mesh", chart: "istiod", version: "1.30.3" };

describe("releaseRequest", () => {
  it("reads values with their secrets as plain values", () => {
    const request = releaseRequest({ ...inputs, values: { token: secret("t") }, skipCrds: "true" });
    expect(request).toEqual({
      ...inputs,
      values: { token: "t" },
      createsNamespace: false,
      skipsDefinitions: true,
      isPartial: false,
    });
  });

  it("tells a chart of a registry by its name", () => {
    const chart = "oci://registry.example/karpenter/karpenter-crd";
    expect(releaseRequest({ ...inputs, chart }).chart).toBe("karpenter-crd");
  });

  it("says when something is not known yet", () => {
    expect(releaseRequest({ ...inputs, values: { token: UNKNOWN } }).isPartial).toBe(true);
  });
});
