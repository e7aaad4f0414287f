import { describe, expect, it } from "vitest";
import { ADDON_COMPATIBILITY } from "../../../../components/core/compatibility/addons";
import { isSourced } from "./sources";

const pins = Object.entries(ADDON_COMPATIBILITY).flatMap(([addon, { byMinor }]) =>
  Object.entries(byMinor).map(([minor, pin]) => ({ addon, minor, pin })),
);

describe("ADDON_COMPATIBILITY", () => {
  it.each(pins)("names the build of $addon for $minor in full, with its source", ({ pin }) => {
    expect(pin.value).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
    expect(isSourced(pin)).toBe(true);
  });

  it("gives an add-on that follows the cluster the cluster's own minor", () => {
    const followers = pins.filter(({ addon }) => addon === "kube-proxy");
    expect(followers.map(({ minor, pin }) => pin.value.startsWith(`v${minor}.`))).toEqual([
      true,
      true,
      true,
    ]);
  });
});
