import type { ValidationRule } from "../../components/core/pure/validate";
import type { PolicyEnvironment } from "./environment";
import { Field } from "./field";
import { checkParameters, readCheckLevels } from "./check-levels";
import type { Findings } from "./findings";
import type { KubernetesVersion } from "./kubernetes-version";
import type { RuleMetadata } from "./metadata";
import type { ParametersOf, ParameterTable } from "./parameters";
import type { RuleContext } from "./rule-context";
import { readSettings } from "./settings";
import type { AdmissionExpression, AdmissionScope } from "../admission/expression";
import type { World } from "../world/world";

export type { RuleContext } from "./rule-context";

/** What a rule is checked under. */
export interface RuleSetup {
  readonly environment: PolicyEnvironment;
  readonly kubernetesVersion: KubernetesVersion;
  /** The rule's own parameters, as the user gave them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A rule made ready for one run: parameters read, versions decided. */
export interface BoundRule {
  /** True for the canonical type tokens that the rule looks at. */
  appliesTo(type: string): boolean;
  /** Checks the stack, or as much of it as is there to be seen. */
  check(world: World, findings: Findings): void;
  /** What the API server is to judge; undefined for a rule that it cannot judge by itself. */
  admission(): BoundAdmission | undefined;
}

/** An admission expression for one cluster. */
export interface BoundAdmission {
  /** CEL that lists the places that break the rule; undefined where there is nothing to check. */
  readonly breaches: string | undefined;
  /** Settings that the expression cannot use; paths are below the rule's. */
  readonly mistakes: readonly ValidationRule[];
}

/** One rule of the pack. */
export interface Rule extends RuleMetadata {
  /** `resource` rules see one resource at a time, `stack` rules see all together. */
  readonly kind: "resource" | "stack";
  readonly parameters: ParameterTable;
  /** What the API server is asked to look at, where it can judge the rule by itself. */
  readonly admission?: AdmissionScope;
  bind(setup: RuleSetup): BoundRule;
}

/** What the author of a rule writes; `Subject` is what the check is handed. */
export interface CheckDeclaration<S, Subject> extends RuleMetadata {
  readonly parameters: ParametersOf<S>;
  readonly check: (subject: Subject, findings: Findings, context: RuleContext<S>) => void;
}

/** The same with the types that the rule looks at. */
export interface RuleDeclaration<S, Subject> extends CheckDeclaration<S, Subject> {
  readonly appliesTo: (type: string, settings: S) => boolean;
  /** How the API server judges the rule by itself; only where one object decides. */
  readonly admission?: AdmissionExpression<NoInfer<S>>;
}

/** Declares a rule that judges each resource on its own; the check is handed its root field. */
export function resourceRule<S>(declaration: RuleDeclaration<S, Field>): Rule {
  const { appliesTo } = declaration;
  return rule("resource", declaration, (world, findings, context) => {
    for (const resource of world.where((type) => appliesTo(type, context.settings))) {
      declaration.check(Field.root(resource), findings, context);
    }
  });
}

/** Declares a rule that judges how resources fit together; the check is handed all of them. */
export function stackRule<S>(declaration: RuleDeclaration<S, World>): Rule {
  return rule("stack", declaration, declaration.check);
}

function rule<S, Subject>(
  kind: Rule["kind"],
  declaration: RuleDeclaration<S, Subject>,
  check: RuleDeclaration<S, World>["check"],
): Rule {
  const { appliesTo, check: _, parameters: own, ...metadata } = declaration;
  const { id, checks = {}, admission } = metadata;
  const parameters = { ...own, ...checkParameters(checks) };
  return {
    ...metadata,
    parameters,
    kind,
    bind({ environment, kubernetesVersion, settings: given }) {
      const settings = readSettings<S>(id, parameters, given, environment);
      const context = { environment, kubernetesVersion, settings };
      const levels = readCheckLevels(given);
      return {
        appliesTo: (type) => appliesTo(type, settings),
        check: (world, findings) => check(world, findings.weighedBy(levels), context),
        admission: () =>
          admission && {
            breaches: admission.breaches(context),
            mistakes: admission.mistakes?.(settings) ?? [],
          },
      };
    },
  };
}
