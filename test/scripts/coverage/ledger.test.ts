import { describe, expect, it } from "vitest";
import {
  coverRows,
  findLedgerProblems,
  isCounted,
  type Ledger,
} from "../../../scripts/coverage/ledger";

const claim = { id: "WL-2", component: "Microservice", file: "components/service/a.ts" };
const mention = { id: "WL-2", title: "spreads [WL-2]", file: "test/a.test.ts", line: 3 };
const happy: Ledger = { claims: [claim], named: [mention], proven: [mention] };

describe("findLedgerProblems", () => {
  it("finds nothing where claim, title and proof agree", () => {
    expect(findLedgerProblems(happy)).toEqual([]);
  });

  it.each<[string, Partial<Ledger>, string]>([
    [
      "an unknown row",
      { claims: [claim, { ...claim, id: "WL-99" }] },
      "coverage/claims.ts: Microservice covers WL-99, which the article does not have; see coverage/rows",
    ],
    [
      "a claim to a row about people",
      { claims: [claim, { ...claim, id: "ORG-1" }] },
      "coverage/claims.ts: Microservice covers ORG-1, which is about people; take it off",
    ],
    [
      "a claim that no test proves",
      { claims: [claim, { ...claim, id: "WL-1" }] },
      "coverage/claims.ts: Microservice covers WL-1, which no test proves; add a provesRow or take it off",
    ],
    [
      "a title without a proof",
      { named: [mention, { ...mention, title: "other [WL-2]", line: 9 }] },
      "test/a.test.ts:9: the title names WL-2, but the test does not prove it",
    ],
    [
      "a proof of a row that no component covers",
      { claims: [] },
      "test/a.test.ts:3: proves WL-2, which no component covers; add it to coverage/claims.ts",
    ],
    [
      "a proof that the title does not name",
      { proven: [mention, { ...mention, title: "spreads" }] },
      "test/a.test.ts:3: proves WL-2, which the test's title does not name",
    ],
    [
      "a proof outside of a test",
      { proven: [mention, { ...mention, title: undefined, line: 1 }] },
      "test/a.test.ts:1: proves WL-2 outside of a test that runs",
    ],
  ])("names the place of %s", (_what, change, problem) => {
    expect(findLedgerProblems({ ...happy, ...change })).toEqual([problem]);
  });
});

describe("coverRows", () => {
  const countedIds = (ledger: Ledger) =>
    coverRows(ledger)
      .filter(isCounted)
      .map(({ row }) => row.id);

  it("counts a row with a component and a test", () => {
    expect(countedIds(happy)).toEqual(["WL-2"]);
  });

  it("counts no row without a component", () => {
    expect(countedIds({ ...happy, claims: [] })).toEqual([]);
  });

  it("counts no row without a proof", () => {
    expect(countedIds({ ...happy, proven: [] })).toEqual([]);
  });
});
