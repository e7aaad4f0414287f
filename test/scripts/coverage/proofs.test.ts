import { describe, expect, it } from "vitest";
import { findProofs, idsOfTitle } from "../../../scripts/coverage/proofs";

function proofsOf(text: string) {
  const { named, proven } = findProofs({ file: "a.test.ts", text });
  return {
    named: named.map(({ id, line }) => `${line} ${id}`),
    proven: proven.map(({ id, title, line }) => `${line} ${id} in ${title ?? "no test"}`),
  };
}

describe("findProofs", () => {
  it("finds the rows of a title and of its proofs", () => {
    const text = 'it("spreads [WL-2]", async () => {\n  provesRow("WL-2", pod, "spec", {});\n});';
    expect(proofsOf(text)).toEqual({
      named: ["1 WL-2"],
      proven: ["2 WL-2 in spreads [WL-2]"],
    });
  });

  it("finds every row of a proof of several", () => {
    const text = 'test("a [A-1]", () => provesRow(["A-1", "B-2"], pod, "spec", {}));';
    expect(proofsOf(text).proven).toEqual(["1 A-1 in a [A-1]", "1 B-2 in a [A-1]"]);
  });

  it("reads the titles of a table of tests", () => {
    expect(proofsOf('it.each([1])("a %s [A-1]", () => {});').named).toEqual(["1 A-1"]);
  });

  it("gives a proof in a skipped test no title", () => {
    const text = 'it.skip("a [A-1]", () => provesRow("A-1", pod, "spec", {}));';
    expect(proofsOf(text)).toEqual({ named: [], proven: ["1 A-1 in no test"] });
  });
});

describe("idsOfTitle", () => {
  it.each([
    ["spreads [WL-2]", ["WL-2"]],
    ["spreads [WL-2 KO-1]", ["WL-2", "KO-1"]],
    ["spreads [WL-2, KO-1] and more [T2-1]", ["WL-2", "KO-1", "T2-1"]],
    ["sets containers[0] and WL-2", []],
  ])("reads %s", (title, ids) => {
    expect(idsOfTitle(title)).toEqual(ids);
  });
});
