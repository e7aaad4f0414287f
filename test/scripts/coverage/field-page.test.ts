import { describe, expect, it } from "vitest";
import { FIELD_SECTIONS, type FieldRow } from "../../../coverage/field";
import { findFieldProblems, renderFieldPage } from "../../../scripts/coverage/field-page";
import { ROOT } from "../../support/repository";

const HERE = "scripts/coverage/field-page.test.ts";
const OTHER = "scripts/coverage/report.test.ts";

const ROW: FieldRow = {
  id: "1",
  tier: 1,
  title: "Pages",
  where: "`renderFieldPage`",
  proofs: [[HERE, "draws a row with a link to its test"]],
};

const problemsOf = (...rows: readonly FieldRow[]) =>
  findFieldProblems(ROOT, [{ title: "Part", rows }]);

describe("renderFieldPage", () => {
  it("draws a row with a link to its test", () => {
    const page = renderFieldPage([{ title: "Part", rows: [ROW] }]);
    expect(page).toContain("## Part");
    expect(page).toContain(
      `| 1 | 1 | Pages | \`renderFieldPage\` | [draws a row with a link to its test](../test/${HERE}) |`,
    );
  });
});

describe("findFieldProblems", () => {
  it("accepts a row whose test is there", () => {
    expect(problemsOf(ROW)).toEqual([]);
  });

  it("names a row without a test, one that is there twice and a test that is gone", () => {
    const gone: FieldRow = { ...ROW, id: "3", proofs: [[OTHER, "no such test"]] };
    expect(problemsOf(ROW, { ...ROW }, { ...ROW, id: "2", proofs: [] }, gone)).toEqual([
      "row 1: is there twice; join them",
      "row 2: names no test; add one, or take the row out",
      `row 3: test/${OTHER} has no test "no such test"; correct the name`,
    ]);
  });

  it("names a test of a file that is gone", () => {
    expect(problemsOf({ ...ROW, proofs: [["none.test.ts", "any"]] })).toEqual([
      'row 1: test/none.test.ts has no test "any"; correct the name',
    ]);
  });

  it("finds nothing in the shipped page", () => {
    expect(findFieldProblems(ROOT, FIELD_SECTIONS)).toEqual([]);
  });
});
