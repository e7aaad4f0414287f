import { describe, expect, it } from "vitest";
import { Dashboard, type DashboardArgs, servicesBoard } from "../../../components/monitoring";
import { record, type RecordOptions } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

function recordDashboard(change: Partial<DashboardArgs> = {}, options?: RecordOptions) {
  return record(
    () => new Dashboard("dev-services", { board: servicesBoard(), ...change }),
    options,
  );
}

describe("Dashboard", () => {
  it.each([{ preview: true }, { preview: false }])("declares one ConfigMap (%o)", async (mode) => {
    const { inventory } = await recordDashboard({}, mode);
    expect(inventory).toEqual([`${CONFIG_MAP} dev-services-config-map`]);
  });

  it("is named after the dashboard, in the namespace of the stack", async () => {
    expect((await recordDashboard()).only(CONFIG_MAP).inputs.metadata).toEqual({
      name: "dashboard-mesh-services",
      namespace: "monitoring",
      labels: { grafana_dashboard: "1" },
    });
  });

  it("carries the label that Grafana looks for [OB-6] [OX-8] [CS-8]", async () => {
    const configMap = (await recordDashboard()).only(CONFIG_MAP);
    provesRow(["OB-6", "OX-8", "CS-8"], configMap, "metadata.labels.grafana_dashboard", "1");
  });

  it("holds the dashboard in one file", async () => {
    const { inputs } = (await recordDashboard()).only(CONFIG_MAP);
    expect(inputs.data).toEqual({ "mesh-services.json": expect.stringContaining("Requests") });
  });

  it("goes to another namespace where asked", async () => {
    const { inputs } = (await recordDashboard({ namespace: "shop" })).only(CONFIG_MAP);
    expect(inputs.metadata).toMatchObject({ namespace: "shop" });
  });

  it("refuses an empty dashboard before anything is declared", async () => {
    const board = { ...servicesBoard(), graphs: [] };
    await expect(recordDashboard({ board })).rejects.toThrow("board.graphs: is empty");
  });
});
