import { describe, expect, it } from "vitest";
import { coverRows } from "../../../scripts/coverage/ledger";
import { renderCoverage } from "../../../scripts/coverage/report";

const claim = {
  id: "WL-2",
  component: "Microservice",
  file: "components/service/microservice.ts",
  line: 7,
};
const proof = {
  id: "WL-2",
  title: "spreads pods [WL-2]",
  file: "test/components/service/microservice.test.ts",
  line: 3,
};
const page = renderCoverage(coverRows({ claims: [claim], named: [], proven: [proof] }));
const lines = page.split("\n");

describe("renderCoverage", () => {
  it("links a covered row to its component and its test", () => {
    expect(lines).toContain(
      "| WL-2 | Resource affinity | [Microservice](../components/service/microservice.ts) | [spreads pods](../test/components/service/microservice.test.ts) |",
    );
  });

  it("says 'not yet' of a row that nothing proves", () => {
    expect(lines).toContain("| WL-1 | Load awareness | not yet |  |");
  });

  it("adds up the rows of a family", () => {
    expect(lines).toContain("| [cluster](#cluster) | 29 | 1 | 28 |");
  });

  it("adds up all rows, those about people apart", () => {
    expect(lines).toContain("464 rows in all: 449 that a resource can hold, 15 about people.");
  });

  it("lists a row about people once, with what the code holds instead", () => {
    expect(lines.filter((line) => line.includes("ORG-2"))).toEqual([
      "| ORG-2 | Domain-aligned teams | a role binding per domain team and a generated CODEOWNERS file |",
    ]);
  });
});
