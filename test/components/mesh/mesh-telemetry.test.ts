import { describe, expect, it } from "vitest";
import { MeshTelemetry, type MeshTelemetryArgs, ServiceMesh } from "../../../components/mesh";
import { planProgram } from "../../../plan/engine/plan-program";
import { record, type RecordOptions } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const TELEMETRY = "kubernetes:telemetry.istio.io/v1:Telemetry";

function recordTelemetry(change: Partial<MeshTelemetryArgs> = {}, options?: RecordOptions) {
  return record(() => new MeshTelemetry("dev-mesh-telemetry", { after: [], ...change }), options);
}

async function telemetry(change?: Partial<MeshTelemetryArgs>) {
  return (await recordTelemetry(change)).only(TELEMETRY);
}

describe("MeshTelemetry", () => {
  it.each([{ preview: true }, { preview: false }])("declares one object (%o)", async (mode) => {
    const { inventory } = await recordTelemetry({}, mode);
    expect(inventory).toEqual([`${TELEMETRY} dev-mesh-telemetry-telemetry`]);
  });

  it("holds for the whole mesh", async () => {
    const { inputs } = await telemetry();
    expect(inputs.metadata).toEqual({ name: "mesh-default", namespace: "istio-system" });
    expect(inputs.spec).not.toHaveProperty("selector");
  });

  it("logs the calls that failed [ME-8] [OB-3] [TF-5] [T2-5]", async () => {
    provesRow(
      ["ME-8", "OB-3", "TF-5", "T2-5"],
      await telemetry(),
      "spec.accessLogging[0].filter.expression",
      "response.code >= 400",
    );
  });

  it("keeps the metrics of every call small [ME-8]", async () => {
    const path = "spec.metrics[0].overrides[0].tagOverrides.destination_principal.operation";
    provesRow("ME-8", await telemetry(), path, "REMOVE");
  });

  it("traces a share of the calls where a provider is named [ME-8] [OB-1]", async () => {
    const tracing = { provider: "otel", samplingPercentage: 1 };
    provesRow(
      ["ME-8", "OB-1"],
      await telemetry({ tracing }),
      "spec.tracing[0].randomSamplingPercentage",
      1,
    );
  });

  it("traces nothing by default", async () => {
    expect((await telemetry()).inputs.spec).not.toHaveProperty("tracing");
  });

  it("waits for the definitions of the mesh", async () => {
    const { resources } = await planProgram({
      project: "orchestration-platform",
      stack: "test",
      environment: "dev",
      config: {},
      entry: () => {
        const { definitionsReady } = new ServiceMesh("dev-mesh");
        new MeshTelemetry("dev-mesh-telemetry", { after: definitionsReady });
      },
    });
    const planned = resources.find(({ type }) => type === TELEMETRY);
    const base = resources.find(({ name }) => name === "dev-mesh-base");
    expect(planned?.dependencies).toEqual([base?.urn]);
  });

  it("refuses an impossible share before anything is declared", async () => {
    const tracing = { provider: "otel", samplingPercentage: -1 };
    await expect(recordTelemetry({ tracing })).rejects.toThrow("tracing.samplingPercentage");
  });
});
