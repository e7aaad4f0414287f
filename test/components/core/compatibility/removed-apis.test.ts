import { describe, expect, it } from "vitest";
import {
  REMOVED_APIS,
  REMOVED_APIS_SOURCE,
} from "../../../../components/core/compatibility/removed-apis";
import { minorNumber } from "../../../../components/core/pure/compatibility";
import { isSourced } from "./sources";

describe("REMOVED_APIS", () => {
  it("names each kind of an API version once", () => {
    const keys = REMOVED_APIS.flatMap(({ apiVersion, kinds }) =>
      kinds.map((kind) => `${apiVersion} ${kind}`),
    );
    expect(keys).toEqual([...new Set(keys)]);
  });

  it("points at a stable version wherever the kind still exists", () => {
    const gone = REMOVED_APIS.filter(({ use }) => use === "").map(({ kinds }) => kinds);
    expect(gone).toEqual([["PodSecurityPolicy"]]);
    const replacements = REMOVED_APIS.map(({ use }) => use).filter((use) => use !== "");
    expect(replacements.filter((use) => !/\/v[12]$/.test(use))).toEqual([]);
  });

  it("lists the newest removals first, from one source", () => {
    const numbers = REMOVED_APIS.map(({ removedIn }) => minorNumber(removedIn) ?? 0);
    expect(numbers).toEqual([...numbers].sort((left, right) => right - left));
    expect(isSourced({ value: REMOVED_APIS, source: REMOVED_APIS_SOURCE })).toBe(true);
  });
});
