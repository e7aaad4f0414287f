import { describe, expect, it } from "vitest";
import { secret } from "../../../sandbox/providers/properties";
import { diffProperties } from "../../../sandbox/providers/property-diff";

const paths = (olds: object, news: object): readonly string[] =>
  diffProperties({ ...olds }, { ...news }).map(({ path, kind }) => `${kind} ${path}`);

describe("diffProperties", () => {
  it("finds nothing in equal properties, whatever the order of their keys", () => {
    expect(paths({ a: { x: 1, y: [2] }, b: 3 }, { b: 3, a: { y: [2], x: 1 } })).toEqual([]);
  });

  it.each([
    [{ a: 1 }, { a: 2 }, ["update a"]],
    [{}, { a: 1 }, ["add a"]],
    [{ a: 1 }, {}, ["delete a"]],
    [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, ["update a.b[0].c"]],
    [{ a: [1, 2] }, { a: [1] }, ["delete a[1]"]],
    [{ a: [1] }, { a: { b: 1 } }, ["update a"]],
    [{ a: { "x.y/z": 1 } }, { a: { "x.y/z": 2 } }, ['update a["x.y/z"]']],
  ])("between %j and %j finds %j", (olds, news, expected) => {
    expect(paths(olds, news)).toEqual(expected);
  });

  it("does not say where inside a secret the difference lies", () => {
    const [old, now] = [secret({ password: "a" }), secret({ password: "b" })];
    expect(paths({ data: old }, { data: now })).toEqual(["update data"]);
  });

  it("takes a secret for equal to its own plaintext", () => {
    expect(paths({ data: secret("a") }, { data: "a" })).toEqual([]);
  });

  it("names the top-level property of each change", () => {
    const [change] = diffProperties({ spec: { replicas: 1 } }, { spec: { replicas: 2 } });
    expect(change?.root).toBe("spec");
  });
});
