import { describe, expect, it } from "vitest";
import { MetricsServer, type MetricsServerArgs } from "../../../components/scaling";
import { record, type RecordOptions } from "../../support/mocks";

const TYPE = "kubernetes:helm.sh/v3:Release";

function recordServer(args?: MetricsServerArgs, options?: RecordOptions) {
  return record(() => new MetricsServer("dev-metrics", args), options);
}

describe("MetricsServer", () => {
  it.each([{ preview: true }, { preview: false }])("declares one release (%o)", async (mode) => {
    const { inventory } = await recordServer(undefined, mode);
    expect(inventory).toEqual([`${TYPE} dev-metrics-release`]);
  });

  it("pins the chart and its version", async () => {
    expect((await recordServer()).only(TYPE).inputs).toMatchObject({
      name: "metrics-server",
      namespace: "kube-system",
      chart: "metrics-server",
      version: "3.13.1",
      repositoryOpts: { repo: "https://kubernetes-sigs.github.io/metrics-server/" },
      atomic: true,
    });
  });

  it("runs as many replicas as asked", async () => {
    const release = (await recordServer({ replicas: 3 })).only(TYPE);
    expect(release.inputs.values).toMatchObject({ replicas: 3 });
  });
});
