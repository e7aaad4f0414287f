/** The data source that the chart gives Grafana for the stack's own Prometheus. */
export const PROMETHEUS_SOURCE = { type: "prometheus", uid: "prometheus" } as const;

/** A line of a graph: a query, and the legend with labels in double braces. */
export interface Series {
  readonly query: string;
  readonly legend: string;
}

/** A graph over time, before it has its place on the dashboard. */
export interface Graph {
  readonly title: string;
  /** Says how to read it, shown on the panel. */
  readonly description: string;
  /** Unit as Grafana names it: `reqps`, `percentunit`, `ms`, `short`. */
  readonly unit: string;
  readonly series: readonly Series[];
}

/** What the reader chooses from: the values of one label. */
export interface Choice {
  /** Name of the variable, used in queries as `$name`. */
  readonly name: string;
  /** Metric and label whose values are offered. */
  readonly metric: string;
  readonly label: string;
}

/** A dashboard as we describe it. */
export interface Board {
  /** Stable id: part of the dashboard's address, and the name of its file. */
  readonly uid: string;
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly graphs: readonly Graph[];
}

/** A dashboard as Grafana reads it from a file. */
export type DashboardModel = Readonly<Record<string, unknown>>;

/** Version of Grafana's dashboard format that the fields below are of. */
const SCHEMA_VERSION = 39;

/** Grafana's grid is 24 wide; two graphs a row stay readable on a laptop. */
const GRAPH_SIZE = { w: 12, h: 8 } as const;
const GRAPHS_A_ROW = 2;

/** The dashboard in Grafana's own format; edits in the browser are refused, the code is the source. */
export function dashboardModel(board: Board): DashboardModel {
  return {
    uid: board.uid,
    title: board.title,
    tags: ["orchestration-platform"],
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    timezone: "browser",
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    templating: { list: board.choices.map(planVariable) },
    panels: board.graphs.map(planPanel),
  };
}

function planVariable({ name, metric, label }: Choice): DashboardModel {
  return {
    name,
    type: "query",
    datasource: PROMETHEUS_SOURCE,
    query: { query: `label_values(${metric}, ${label})`, refId: name },
    refresh: 2, // whenever the time range changes
    sort: 1, // by name
    multi: true,
    includeAll: true,
    allValue: ".*",
    current: { text: ["All"], value: ["$__all"] },
  };
}

function planPanel(graph: Graph, index: number): DashboardModel {
  const column = index % GRAPHS_A_ROW;
  const row = Math.floor(index / GRAPHS_A_ROW);
  return {
    id: index + 1,
    type: "timeseries",
    title: graph.title,
    description: graph.description,
    datasource: PROMETHEUS_SOURCE,
    gridPos: { ...GRAPH_SIZE, x: column * GRAPH_SIZE.w, y: row * GRAPH_SIZE.h },
    fieldConfig: { defaults: { unit: graph.unit, min: 0 }, overrides: [] },
    options: { tooltip: { mode: "multi", sort: "desc" }, legend: { displayMode: "list" } },
    targets: graph.series.map(({ query, legend }, position) => ({
      refId: String.fromCharCode("A".charCodeAt(0) + position),
      datasource: PROMETHEUS_SOURCE,
      expr: query,
      legendFormat: legend,
    })),
  };
}
