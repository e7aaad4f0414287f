import { describe, expect, it } from "vitest";
import { propertyChanges } from "../../../plan/diff/property-changes";

describe("propertyChanges", () => {
  it("names the index in a list", () => {
    const containers = (image: string) => ({ containers: [{ image: "a" }, { image }] });
    expect(propertyChanges(containers("b"), containers("c"))).toEqual([
      { path: "containers[1].image", before: "b", after: "c" },
    ]);
  });

  it("quotes a key that is not an identifier", () => {
    const labels = (value: string) => ({ labels: { "app.kubernetes.io/name": value } });
    expect(propertyChanges(labels("a"), labels("b"))[0]?.path).toBe(
      'labels["app.kubernetes.io/name"]',
    );
  });

  it("leaves out the side on which a property is absent", () => {
    expect(propertyChanges({ a: 1 }, { b: [2] })).toEqual([
      { path: "a", before: 1 },
      { path: "b", after: [2] },
    ]);
  });

  it("takes an unknown for equal to an unknown and a secret to a secret", () => {
    const bag = { a: { $unknown: true }, b: { $secret: true } } as const;
    expect(propertyChanges(bag, structuredClone(bag))).toEqual([]);
  });

  it("shows that an unknown became a secret unknown", () => {
    const [change] = propertyChanges(
      { a: { $unknown: true } },
      { a: { $unknown: true, $secret: true } },
    );
    expect(change).toEqual({
      path: "a",
      before: { $unknown: true },
      after: { $unknown: true, $secret: true },
    });
  });

  it("shows that a value became unknown", () => {
    expect(propertyChanges({ a: { b: 1 } }, { a: { $unknown: true } })).toEqual([
      { path: "a", before: { b: 1 }, after: { $unknown: true } },
    ]);
  });
});
