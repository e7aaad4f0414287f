import { describe, expect, it } from "vitest";
import { parsePath, valueAt, withValue } from "../../../sandbox/drift/property-path";

describe("parsePath", () => {
  it.each([
    ["name", ["name"]],
    ["tags.owner", ["tags", "owner"]],
    ['tags["cost.center"]', ["tags", "cost.center"]],
    ["ingress[0].fromPort", ["ingress", 0, "fromPort"]],
  ])("reads %s", (text, steps) => {
    expect(parsePath(text)).toEqual(steps);
  });

  it.each(["", ".", "a..b", "a[", "a b", "[x]"])("refuses %j", (text) => {
    expect(parsePath(text)).toBeUndefined();
  });
});

describe("withValue", () => {
  const properties = { tags: { owner: "a" }, ports: [1, 2] };

  it.each([
    [["tags", "owner"], "b", { tags: { owner: "b" }, ports: [1, 2] }],
    [["tags", "team"], "c", { tags: { owner: "a", team: "c" }, ports: [1, 2] }],
    [["tags", "owner"], undefined, { tags: {}, ports: [1, 2] }],
    [["ports", 1], 3, { tags: { owner: "a" }, ports: [1, 3] }],
    [["ports", 0], undefined, { tags: { owner: "a" }, ports: [2] }],
    [["new", "deep"], 1, { ...properties, new: { deep: 1 } }],
  ])("sets %j to %j in a copy", (path, value, expected) => {
    expect(withValue(properties, path, value)).toEqual(expected);
    expect(properties).toEqual({ tags: { owner: "a" }, ports: [1, 2] });
  });
});

describe("valueAt", () => {
  it("finds nothing where the path leads nowhere", () => {
    expect(valueAt({ a: [{ b: 1 }] }, ["a", 0, "b"])).toBe(1);
    expect(valueAt({ a: 1 }, ["a", "b"])).toBeUndefined();
  });
});
