import { describe, expect, it } from "vitest";
import { evaluate, type CheckOptions } from "../../policy/check/evaluate";
import { DEFAULT_KUBERNETES_VERSION } from "../../policy/rule/kubernetes-version";
import type { NormalizedResource } from "../../policy/rule/resource";
import type { Rule } from "../../policy/rule/rule";

/** One situation that a rule is put into; the options default to prod and the newest release. */
export interface RuleCase extends Partial<CheckOptions> {
  readonly name: string;
  readonly resources: readonly NormalizedResource[];
  /** Parameters of the rule. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The findings in order: path and message, and the sub-id where the rule bundles checks. */
  readonly findings?: readonly ExpectedFinding[];
  /** Reasons of the checks that could not be made, in order. */
  readonly reasons?: readonly string[];
}

/** A finding as a case expects it: path, message and, where the rule bundles checks, the sub-id. */
export type ExpectedFinding = readonly string[];

/** The four kinds of situation that every rule must be tested in. */
export interface RuleCases {
  readonly pass: readonly RuleCase[];
  readonly fail: readonly RuleCase[];
  readonly notApplicable: readonly RuleCase[];
  readonly unknown: readonly RuleCase[];
}

/** Tests a rule: the verdict and the exact paths and reasons of every case. */
export function describeRule(rule: Rule, cases: RuleCases): void {
  describe(rule.id, () => {
    it("is put into every kind of situation", () => {
      const counts = Object.entries(cases).map(([kind, some]) => [kind, some.length > 0]);
      expect(Object.fromEntries(counts)).toEqual({
        pass: true,
        fail: true,
        notApplicable: true,
        unknown: true,
      });
    });
    describe("passes", () => each(rule, cases.pass, { applies: true }));
    describe("fails", () => each(rule, cases.fail, { applies: true }));
    describe("does not apply to", () => each(rule, cases.notApplicable, { applies: false }));
    describe("is not evaluated for", () => each(rule, cases.unknown, { applies: true }));
  });
}

function each(rule: Rule, cases: readonly RuleCase[], { applies }: { applies: boolean }): void {
  for (const { name, resources, parameters = {}, reasons = [], ...options } of cases) {
    const { findings = [] } = options;
    it(name, () => {
      const environment = options.environment ?? "prod";
      const kubernetesVersion = options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION;
      const bound = rule.bind({ environment, kubernetesVersion, settings: parameters });
      const report = evaluate(resources, {
        environment,
        kubernetesVersion,
        rules: [rule],
        settings: { [rule.id]: parameters },
      });

      expect({
        applies: resources.some((resource) => bound.appliesTo(resource.type)),
        findings: report.findings.map(({ path, message, check }) => [
          path,
          message,
          ...(check === undefined ? [] : [check]),
        ]),
        reasons: report.notEvaluated.map((entry) => entry.reason),
      }).toEqual({ applies, findings, reasons });
      const known = Object.keys(rule.checks ?? {});
      const named = report.findings.flatMap(({ check }) => check ?? []);
      expect(known).toEqual(expect.arrayContaining(named));
    });
  }
}
