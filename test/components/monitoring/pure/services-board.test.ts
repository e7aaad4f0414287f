import { describe, expect, it } from "vitest";
import { servicesBoard } from "../../../../components/monitoring/pure/services-board";

const { graphs } = servicesBoard();
const queries = graphs.flatMap(({ series }) => series.map(({ query }) => query));

describe("servicesBoard", () => {
  it("shows rate, errors and duration", () => {
    expect(graphs.map(({ title, unit }) => [title, unit])).toEqual([
      ["Requests", "reqps"],
      ["Errors", "percentunit"],
      ["Duration, 50 %", "ms"],
      ["Duration, 99 %", "ms"],
    ]);
  });

  it("reads the mesh's own metrics of the chosen namespaces", () => {
    expect(queries).toHaveLength(4);
    for (const query of queries) {
      expect(query).toMatch(
        /istio_request[a-z_]+\{reporter="destination", .*destination_service_namespace=~"\$namespace"\}\[\$__rate_interval\]/,
      );
    }
  });

  it("draws one line a service", () => {
    expect(new Set(graphs.flatMap(({ series }) => series.map(({ legend }) => legend)))).toEqual(
      new Set(["{{destination_service_namespace}}/{{destination_canonical_service}}"]),
    );
  });
});
