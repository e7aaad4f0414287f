import { describe, expect, it } from "vitest";
import { policyEnvironmentOf } from "../../../policy/rule/environment";
import { parseImageReference } from "../../../policy/rules/workload-hardening/k8s-image-pinned/image-reference";
import { parseKubernetesVersion } from "../../../policy/rule/kubernetes-version";
import { isZero } from "../../../policy/rule/predicates";
import { parseQuantity } from "../../../policy/world/kubernetes/quantity";

describe("parseQuantity", () => {
  it.each([
    ["500m", 0.5],
    ["1", 1],
    [2, 2],
    ["1.5Gi", 1.5 * 2 ** 30],
    ["128M", 128e6],
    ["1e3", 1000],
    ["1E3", 1000],
    ["1E", 1e18],
    ["12Ki", 12_288],
    ["-1", -1],
    [".5", 0.5],
  ])("reads %s", (text, number) => {
    expect(parseQuantity(text)).toBe(number);
  });

  it.each(["", "1GB", "Gi", "1 Gi", "abc", undefined])("refuses %s", (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});

describe("parseImageReference", () => {
  it.each([
    ["nginx", undefined, undefined],
    ["nginx:1.27", "1.27", undefined],
    ["localhost:5000/nginx", undefined, undefined],
    ["localhost:5000/nginx:1.27", "1.27", undefined],
    ["nginx@sha256:ab", undefined, "sha256:ab"],
    ["nginx:1.27@sha256:ab", "1.27", "sha256:ab"],
    ["nginx@latest", undefined, undefined],
    ["nginx:", undefined, undefined],
  ])("reads %s", (image, tag, digest) => {
    expect(parseImageReference(image)).toEqual({ tag, digest });
  });
});

describe("parseKubernetesVersion", () => {
  it.each([
    ["1.36", 36],
    ["v1.35", 35],
    ["1.34.2", 34],
    ["1.0", 0],
    ["1.37", 37],
  ])("reads %s", (text, minor) => {
    expect(parseKubernetesVersion(text)).toEqual({ minor });
  });

  it.each(["", "1", "2.0", "1.38", "1.x", "latest"])("refuses %j", (text) => {
    expect(parseKubernetesVersion(text)).toBeUndefined();
  });
});

describe("policyEnvironmentOf", () => {
  it.each([
    ["dev", "dev"],
    ["local", "dev"],
    ["prod", "prod"],
    ["staging", "prod"],
    ["constructor", "prod"],
    [undefined, "prod"],
  ])("holds %s to the levels of %s", (name, environment) => {
    expect(policyEnvironmentOf(name)).toBe(environment);
  });
});

describe("isZero", () => {
  it.each([0, -0, "0", "00", "0x0", "0.0"])("takes %j for zero", (value) => {
    expect(isZero(value)).toBe(true);
  });

  it.each([1, "1", "", " ", "zero", null, undefined, false, []])("does not take %j", (value) => {
    expect(isZero(value)).toBe(false);
  });
});
