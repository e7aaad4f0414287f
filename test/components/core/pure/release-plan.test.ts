import { describe, expect, it } from "vitest";
import { planRelease, type ReleaseInput } from "../../../../components/core/pure/release-plan";

const input: ReleaseInput = {
  chart: { chart: "web", version: "1.2.3", repository: "https://charts.example" },
  namespace: "shop",
  values: { replicas: 2 },
};

describe("planRelease", () => {
  it("pins the chart at its version and takes a failed release back", () => {
    expect(planRelease(input)).toEqual({
      name: "web",
      namespace: "shop",
      chart: "web",
      version: "1.2.3",
      repositoryOpts: { repo: "https://charts.example" },
      atomic: true,
      values: { replicas: 2 },
    });
  });

  it("has a name of its own where given", () => {
    expect(planRelease({ ...input, name: "web-blue" })).toMatchObject({
      name: "web-blue",
      chart: "web",
    });
  });

  // `helm install NAME oci://host/path/chart`: a registry has no index for `--repo`.
  it("addresses a chart in a registry in full", () => {
    const chart = { chart: "web", version: "1.2.3", repository: "oci://registry.example/charts" };
    expect(planRelease({ ...input, chart })).toEqual({
      name: "web",
      namespace: "shop",
      chart: "oci://registry.example/charts/web",
      version: "1.2.3",
      atomic: true,
      values: { replicas: 2 },
    });
  });

  it("waits as long as told", () => {
    expect(planRelease({ ...input, timeoutSeconds: 900 }).timeout).toBe(900);
  });
});
