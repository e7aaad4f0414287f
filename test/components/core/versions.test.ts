import { describe, expect, it } from "vitest";
import {
  CHARTS,
  DEFAULT_KUBERNETES_MINOR,
  EKS_CALENDAR,
  isSupportedKubernetes,
  KUBERNETES_MINORS,
} from "../../../components/core";

describe("versions", () => {
  it("have a default that is neither the oldest nor the newest minor", () => {
    expect(KUBERNETES_MINORS.indexOf(DEFAULT_KUBERNETES_MINOR)).toBe(1);
  });

  it.each(Object.entries(CHARTS))("pin the chart of %s exactly, over TLS", (_name, chart) => {
    expect(chart.version).toMatch(/^v?\d+\.\d+\.\d+$/);
    expect(chart.repository).toMatch(/^(https|oci):\/\//);
  });

  it.each(Object.entries(EKS_CALENDAR))(
    "end extended support of %s after standard",
    (_minor, { value: window }) => {
      expect(window.standardUntil < window.extendedUntil).toBe(true);
    },
  );
});

describe("isSupportedKubernetes", () => {
  it.each([...KUBERNETES_MINORS])("accepts %s", (minor) => {
    expect(isSupportedKubernetes(minor)).toBe(true);
  });

  it.each(["1.33", "1.37", "1.35.1", "v1.35", ""])("refuses %j", (minor) => {
    expect(isSupportedKubernetes(minor)).toBe(false);
  });
});
