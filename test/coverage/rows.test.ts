import { describe, expect, it } from "vitest";
import { findRow, LISTS, PEOPLE, ROWS } from "../../coverage";

const prefixOf = (id: string) => id.slice(0, id.lastIndexOf("-"));

describe("the article's rows", () => {
  it("are 464 in 69 lists", () => {
    expect([ROWS.length, LISTS.length]).toEqual([464, 69]);
  });

  it.each(LISTS)(
    "has every row of list %s, numbered without a gap",
    (prefix, _section, _title, count) => {
      const numbers = ROWS.filter(({ id }) => prefixOf(id) === prefix)
        .map(({ id }) => Number(id.slice(prefix.length + 1)))
        .toSorted((left, right) => left - right);
      expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    },
  );

  it("have no id twice", () => {
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
  });

  it("refer only to rows that exist", () => {
    const dangling = ROWS.flatMap(({ id, like }) =>
      like.filter((other) => findRow(other) === undefined).map((other) => `${id} -> ${other}`),
    );
    expect(dangling).toEqual([]);
  });

  it("keep the rows about people apart", () => {
    const people = ROWS.filter(({ kind }) => kind === "people").map(({ id }) => id);
    expect(people.toSorted()).toEqual(Object.keys(PEOPLE).toSorted());
  });

  it("give a row about people no field to prove it with", () => {
    const fields = ROWS.filter(({ kind }) => kind === "people").flatMap(({ hints }) => hints);
    expect(fields).toEqual([]);
  });
});
