import { describe, expect, it } from "vitest";
import { type Board, dashboardModel } from "../../../../components/monitoring/pure/dashboard-model";

const graph = {
  title: "Requests",
  description: "Calls a second.",
  unit: "reqps",
  series: [
    { query: "rate(a[5m])", legend: "{{pod}}" },
    { query: "rate(b[5m])", legend: "all" },
  ],
};

const board: Board = {
  uid: "example",
  title: "Example",
  choices: [{ name: "namespace", metric: "up", label: "namespace" }],
  graphs: [graph, graph, graph],
};

const source = { type: "prometheus", uid: "prometheus" };

describe("dashboardModel", () => {
  it("is read-only, because the code is its source", () => {
    expect(dashboardModel(board)).toMatchObject({
      uid: "example",
      title: "Example",
      editable: false,
    });
  });

  it("offers the values of a label to choose from, all of them at first", () => {
    expect(dashboardModel(board).templating).toEqual({
      list: [
        {
          name: "namespace",
          type: "query",
          datasource: source,
          query: { query: "label_values(up, namespace)", refId: "namespace" },
          refresh: 2,
          sort: 1,
          multi: true,
          includeAll: true,
          allValue: ".*",
          current: { text: ["All"], value: ["$__all"] },
        },
      ],
    });
  });

  it("puts two graphs a row on Grafana's grid of 24 columns", () => {
    expect(dashboardModel(board).panels).toMatchObject([
      { id: 1, gridPos: { x: 0, y: 0, w: 12, h: 8 } },
      { id: 2, gridPos: { x: 12, y: 0, w: 12, h: 8 } },
      { id: 3, gridPos: { x: 0, y: 8, w: 12, h: 8 } },
    ]);
  });

  it("asks the stack's own Prometheus for each line", () => {
    expect(dashboardModel({ ...board, graphs: [graph] }).panels).toMatchObject([
      {
        type: "timeseries",
        title: "Requests",
        description: "Calls a second.",
        datasource: source,
        fieldConfig: { defaults: { unit: "reqps" } },
        targets: [
          { refId: "A", datasource: source, expr: "rate(a[5m])", legendFormat: "{{pod}}" },
          { refId: "B", datasource: source, expr: "rate(b[5m])", legendFormat: "all" },
        ],
      },
    ]);
  });
});
