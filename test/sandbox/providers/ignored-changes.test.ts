import { describe, expect, it } from "vitest";
import { withoutIgnored } from "../../../sandbox/providers/ignored-changes";
import { secret } from "../../../sandbox/providers/properties";

describe("withoutIgnored", () => {
  it("keeps the old value at a path, at the top and below it", () => {
    const olds = { size: 1, spec: { replicas: 2, paused: false } };
    const inputs = { size: 3, spec: { replicas: 4, paused: true } };
    expect(withoutIgnored(inputs, olds, ["size", "spec.replicas"])).toEqual({
      size: 1,
      spec: { replicas: 2, paused: true },
    });
  });

  it("takes away what was not there", () => {
    expect(withoutIgnored({ size: 3, name: "a" }, { name: "a" }, ["size"])).toEqual({ name: "a" });
  });

  it("looks into nothing that is not a plain object on both sides", () => {
    const inputs = { spec: secret({ a: 1 }), list: [1] };
    expect(withoutIgnored(inputs, { spec: secret({ a: 2 }) }, ["spec.a", "list.b"])).toEqual(
      inputs,
    );
  });
});
