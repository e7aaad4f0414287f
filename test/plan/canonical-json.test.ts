import { describe, expect, it } from "vitest";
import { formatPlan, sortKeys } from "../../plan/canonical-json";
import { planOf } from "./planned";

describe("formatPlan", () => {
  it("writes two-space JSON that ends with a line break", () => {
    expect(formatPlan(planOf([]))).toBe(
      '{\n  "format": "orchestration-plan/1",\n  "project": "shop",\n  "stack": "dev",\n' +
        '  "environment": "dev",\n  "resources": [],\n  "outputs": {}\n}\n',
    );
  });
});

describe("sortKeys", () => {
  it("orders the keys of nested objects and keeps the order of arrays", () => {
    const sorted = sortKeys({ b: [{ d: 1, c: 2 }, 1], a: null });
    expect(JSON.stringify(sorted)).toBe('{"a":null,"b":[{"c":2,"d":1},1]}');
  });
});
