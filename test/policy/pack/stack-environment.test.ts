import { describe, expect, it } from "vitest";
import { ruleBinder } from "../../../policy/pack/bind-rule";
import { stackEnvironment } from "../../../policy/pack/stack-environment";
import { k8sImagePinned } from "../../../policy/rules/workload-hardening/k8s-image-pinned";
import { Findings } from "../../../policy/support/findings";
import { pod } from "../resources";

const stack = (PULUMI_STACK: string | undefined, config?: Readonly<Record<string, string>>) => ({
  PULUMI_PROJECT: "shop",
  PULUMI_STACK,
  PULUMI_CONFIG: config && JSON.stringify(config),
});

describe("stackEnvironment", () => {
  it.each([
    ["dev", "dev"],
    ["local", "dev"],
    ["prod", "prod"],
    ["staging", "prod"],
    [undefined, "prod"],
  ])("holds the stack %s to the levels of %s", (name, environment) => {
    expect(stackEnvironment(stack(name))).toBe(environment);
  });

  it("believes the stack's configuration before its name", () => {
    expect(stackEnvironment(stack("prod-copy", { "shop:environment": "dev" }))).toBe("dev");
  });

  it("does not believe another project's configuration", () => {
    expect(stackEnvironment(stack("dev", { "other:environment": "prod" }))).toBe("dev");
  });
});

describe("ruleBinder", () => {
  const findingsFor = (settings: Readonly<Record<string, unknown>>) => {
    const findings = new Findings();
    const resources = pod({ containers: [{ image: "app:1" }] });
    ruleBinder(k8sImagePinned, "prod")(settings).check(resources, findings);
    return findings.violations.length;
  };

  it("applies the engine's configuration over the environment's defaults", () => {
    expect([findingsFor({}), findingsFor({ requireDigest: false })]).toEqual([1, 0]);
  });

  it("binds once for equal configurations", () => {
    const bind = ruleBinder(k8sImagePinned, "prod");
    expect(bind({ requireDigest: true })).toBe(bind({ requireDigest: true }));
  });
});
