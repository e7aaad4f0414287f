import { assertValid, type ValidationRule } from "../../core/pure/validate";
import { type Board, dashboardModel } from "./dashboard-model";

/** Grafana's limit for a dashboard's id, and what a ConfigMap's name takes. */
const UID = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** A dashboard as a file of a ConfigMap. */
export interface DashboardFile {
  /** Name of the ConfigMap. */
  readonly name: string;
  readonly data: Record<string, string>;
}

/** The file of a dashboard; throws with every problem of the board at once. */
export function planDashboardFile(board: Board): DashboardFile {
  assertValid(boardRules(board), `dashboard ${board.uid}`);
  return {
    name: `dashboard-${board.uid}`,
    data: { [`${board.uid}.json`]: `${JSON.stringify(dashboardModel(board), null, 2)}\n` },
  };
}

function boardRules(board: Board): readonly ValidationRule[] {
  return [
    {
      when: !UID.test(board.uid),
      path: "board.uid",
      problem: "is not an id that Grafana and a ConfigMap both take",
      got: board.uid,
      fix: "use 1 to 40 lower-case letters, digits and hyphens",
    },
    {
      when: board.title.trim() === "",
      path: "board.title",
      problem: "is empty",
      fix: "name what the dashboard answers",
    },
    {
      when: board.graphs.length === 0,
      path: "board.graphs",
      problem: "is empty",
      fix: "add a graph, or leave the dashboard out",
    },
    ...board.graphs.map(({ series }, index) => ({
      when: series.length === 0,
      path: `board.graphs[${index}].series`,
      problem: "is empty",
      fix: "add the query that the graph shows",
    })),
  ];
}
