import { describe, expect, it } from "vitest";
import { capacityBoard } from "../../../../components/monitoring/pure/capacity-board";
import { planDashboardFile } from "../../../../components/monitoring/pure/dashboard-file";
import { dashboardModel } from "../../../../components/monitoring/pure/dashboard-model";
import { servicesBoard } from "../../../../components/monitoring/pure/services-board";

/** What a ConfigMap may hold. */
const CONFIG_MAP_BYTES = 2 ** 20;

describe("planDashboardFile", () => {
  it.each([servicesBoard(), capacityBoard()])("holds $uid as JSON", (board) => {
    const { name, data } = planDashboardFile(board);
    const [[file, content] = ["", ""], ...others] = Object.entries(data);
    expect([name, file, others]).toEqual([`dashboard-${board.uid}`, `${board.uid}.json`, []]);
    expect(JSON.parse(content)).toEqual(JSON.parse(JSON.stringify(dashboardModel(board))));
    expect(content.length).toBeLessThan(CONFIG_MAP_BYTES);
  });

  it("names every problem of a board at once", () => {
    const board = { uid: "My Board", title: " ", choices: [], graphs: [] };
    expect(() => planDashboardFile(board)).toThrow(
      "dashboard My Board has 3 problems:\n" +
        '  board.uid: is not an id that Grafana and a ConfigMap both take, got "My Board"; use 1 to 40 lower-case letters, digits and hyphens\n' +
        "  board.title: is empty; name what the dashboard answers\n" +
        "  board.graphs: is empty; add a graph, or leave the dashboard out",
    );
  });

  it("refuses a graph that shows nothing", () => {
    const empty = { title: "Empty", description: "Nothing.", unit: "short", series: [] };
    const board = { ...servicesBoard(), graphs: [...servicesBoard().graphs, empty] };
    expect(() => planDashboardFile(board)).toThrow(
      "board.graphs[4].series: is empty; add the query that the graph shows",
    );
  });
});
