import { describe, expect, it } from "vitest";
import {
  DEFAULT_KUBERNETES_MINOR,
  EKS_CALENDAR,
  KUBERNETES_MINORS,
  NODE_SKEW,
} from "../../../../components/core/compatibility/kubernetes";
import { minorNumber } from "../../../../components/core/pure/compatibility";
import { isSourced } from "./sources";

describe("KUBERNETES_MINORS", () => {
  it("leaves no gap, so that an upgrade can go one minor at a time", () => {
    const numbers = KUBERNETES_MINORS.map((minor) => minorNumber(minor) ?? 0);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it("has the default inside, neither oldest nor newest", () => {
    expect(KUBERNETES_MINORS.indexOf(DEFAULT_KUBERNETES_MINOR)).toBe(1);
  });
});

describe("EKS_CALENDAR", () => {
  it.each(Object.entries(EKS_CALENDAR))(
    "ends standard before extended support of %s",
    (_, entry) => {
      const { standardUntil, extendedUntil } = entry.value;
      expect([standardUntil, extendedUntil].every(isDate)).toBe(true);
      expect(standardUntil < extendedUntil).toBe(true);
      expect(isSourced(entry)).toBe(true);
    },
  );

  it("ends the support of an older minor first", () => {
    const ends = Object.values(EKS_CALENDAR).map(({ value }) => value.standardUntil);
    expect(ends).toEqual([...ends].sort());
  });
});

describe("NODE_SKEW", () => {
  it("is three minors, from a source", () => {
    expect([NODE_SKEW.value, isSourced(NODE_SKEW)]).toEqual([3, true]);
  });
});

function isDate(text: string): boolean {
  return new Date(text).toISOString().startsWith(text);
}
