import { describe, expect, it } from "vitest";
import { importsOf } from "../support/imports";
import { productSources } from "../support/repository";
import { findBreaches, isVersionTable, LAYER_RULES } from "./layering";

const imports = productSources().flatMap((file) => importsOf(file));

describe("dependency direction", () => {
  it.each(LAYER_RULES)("$claim", (rule) => {
    expect(findBreaches(rule, imports)).toEqual([]);
  });

  it.each([
    ["components/network/network.ts", "../cluster"],
    ["components/network/network.ts", "../../stacks/contracts"],
    ["components/core/tagging.ts", "../network"],
    ["components/network/pure/subnet-plan.ts", "@pulumi/aws"],
    ["components/network/pure/subnet-plan.ts", "../network"],
    ["components/service/microservice.ts", "../mesh/service-mesh"],
    ["plan/tree.ts", "../components/network"],
    ["plan/tree.ts", "../policy/check"],
    ["policy/rules/pod-security/privileged.ts", "../../../plan/model"],
    ["policy/rules/pod-security/privileged.ts", "@pulumi/policy"],
    ["policy/rules/pod-security/privileged.ts", "../../check/evaluate"],
    ["policy/rule/rule.ts", "../config/policy-config"],
    ["policy/world/world.ts", "../rules/index"],
    ["policy/world/kubernetes/services.ts", "../../admission/pods"],
    ["stacks/network.ts", "../components/network/subnets"],
    ["stacks/network.ts", "../cli/verb"],
    ["evaluation/cost.ts", "../components/network"],
    ["plan/engine/run.ts", "../../sandbox"],
    ["plan/engine/run.ts", "../../engine/operations"],
    ["stacks/network.ts", "../engine/exit-codes"],
    ["engine/operations.ts", "../sandbox"],
    ["engine/operations.ts", "../cli/verb"],
    ["engine/operations.ts", "../plan/engine/run"],
    ["engine/operations.ts", "@pulumi/pulumi"],
    ["sandbox/simulation.ts", "../cli/deliver"],
    ["sandbox/simulation.ts", "../policy/check/evaluate"],
    ["sandbox/simulation.ts", "../components/network"],
    ["cli/commands/up.ts", "../../sandbox"],
    ["cli/commands/up.ts", "../../sandbox/simulation"],
    ["bench/main.ts", "../cli/verb"],
    ["components/security/admission-policies.ts", "../../policy/kit"],
    ["examples/admission/index.ts", "../../policy/rules"],
  ])("refuses that %s imports %s", (file, specifier) => {
    const imported = importsOf(file, `import { x } from "${specifier}";`);
    expect(LAYER_RULES.flatMap((rule) => findBreaches(rule, imported))).not.toEqual([]);
  });

  it.each([
    ["components/network/network.ts", 'import { x } from "../core";'],
    ["components/service/microservice.ts", 'import { x } from "../scaling";'],
    ["components/network/pure/subnet-plan.ts", 'import type * as aws from "@pulumi/aws";'],
    ["policy/rules/pod-security/privileged.ts", 'import { x } from "../../rule/rule";'],
    ["policy/pack/index.ts", 'import { x } from "@pulumi/policy";'],
    ["stacks/network.ts", 'import { x } from "../components/network";'],
    ["examples/admission/index.ts", 'import { x } from "../../policy/kit";'],
    ["cli/commands/up.ts", 'const x = await import("../../engine/operations");'],
  ])("lets %s write %s", (file, text) => {
    const imported = importsOf(file, text);
    expect(imported).toHaveLength(1);
    expect(LAYER_RULES.flatMap((rule) => findBreaches(rule, imported))).toEqual([]);
  });
});

describe("table of versions", () => {
  it("imports itself only, so that pure code and the policy pack may import it", () => {
    const foreign = imports
      .filter(({ file }) => isVersionTable(file.replace(/\.ts$/, "")))
      .filter(({ target }) => !isVersionTable(target));
    expect(foreign).toEqual([]);
  });
});

describe("importsOf", () => {
  it.each([
    ['import { a } from "./a";', false],
    ['const a = require("./a");', false],
    ['const a = await import("./a");', true],
  ])("knows whether %s is loaded later", (text, isDynamic) => {
    expect(importsOf("plan/b.ts", text)).toEqual([expect.objectContaining({ isDynamic })]);
  });

  it.each([
    ['import type { A } from "./a";', true],
    ['import { type A, type B } from "./a";', true],
    ['import { type A, b } from "./a";', false],
    ['import "./a";', false],
    ['export { a } from "./a";', false],
    ['export type { A } from "./a";', true],
    ['const a = require("./a");', false],
    ['const a = await import("./a");', false],
    ['type A = import("./a").A;', true],
  ])("reads %s", (text, isTypeOnly) => {
    expect(importsOf("plan/b.ts", text)).toEqual([
      expect.objectContaining({
        file: "plan/b.ts",
        line: 1,
        target: "plan/a",
        isRelative: true,
        isTypeOnly,
      }),
    ]);
  });
});
