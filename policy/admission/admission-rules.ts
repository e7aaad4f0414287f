import { assertValid, type ValidationRule } from "../../components/core/pure/validate";
import { DEFAULT_KUBERNETES_MINOR, type KubernetesMinor } from "../../components/core/versions";
import type { AdmissionLevel, AdmissionRule } from "../../components/security/pure/admission-rule";
import { CHECK_LEVELS } from "../rule/check-levels";
import { DEFAULT_ENVIRONMENT, type PolicyEnvironment } from "../rule/environment";
import { levelOf } from "../rule/levels";
import { didYouMean } from "../../components/core/pure/nearest-word";
import type { BoundAdmission, Rule, RuleSetup } from "../rule/rule";
import { settingProblems } from "../rule/settings";
import { RULES } from "../rules/index";
import type { AdmissionScope } from "./expression";

/** What the rules of a cluster are rendered for. */
export interface AdmissionRulesOptions {
  /** Whose levels and parameters hold. @default "prod" */
  readonly environment?: PolicyEnvironment;
  /** Minor of the cluster; decides what Pod Security Admission of that version checks. @default "1.35" */
  readonly kubernetesVersion?: KubernetesMinor;
  /** Levels by rule id, where they are not the environment's; a disabled rule is left out. @default {} */
  readonly levels?: Readonly<Record<string, AdmissionLevel | "disabled">>;
  /**
   * Parameters by rule id, as in the configuration of the pack. Custom resources under `workloads` are
   * the pack's alone: the cluster judges their pods. @default {}
   */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The rules to choose from; those without an admission expression are left out. @default RULES */
  readonly rules?: readonly Rule[];
}

/** A rule that has an admission expression. */
type RenderedRule = Rule & { readonly admission: AdmissionScope };

/** True for a rule that the API server can judge by itself. */
export function isRendered(rule: Rule): rule is RenderedRule {
  return rule.admission !== undefined;
}

/**
 * The rules of the pack that the API server can judge by itself, for `AdmissionPolicies`. Throws a
 * ConfigurationError that lists every unknown rule and every wrong parameter.
 *
 * @example
 * new AdmissionPolicies("admission", { rules: admissionRules({ environment: "dev" }) });
 */
export function admissionRules(options: AdmissionRulesOptions = {}): readonly AdmissionRule[] {
  const { environment = DEFAULT_ENVIRONMENT, levels = {}, parameters = {} } = options;
  const { kubernetesVersion = DEFAULT_KUBERNETES_MINOR, rules = RULES } = options;
  const rendered = rules.filter(isRendered);
  const setup = {
    environment,
    kubernetesVersion: { minor: Number(kubernetesVersion.split(".")[1]) },
  };
  assertValid([
    ...unrendered("levels", levels, rules),
    ...unrendered("parameters", parameters, rules),
    ...rendered.flatMap((rule) => parameterProblems(rule, parameters[rule.id] ?? {}, setup)),
  ]);

  return rendered.flatMap((rule) => {
    const level = levels[rule.id] ?? admissionLevel(rule, environment);
    const { breaches } = bind(rule, parameters[rule.id] ?? {}, setup);
    return level === "disabled" || breaches === undefined ? [] : [render(rule, level, breaches)];
  });
}

type Setup = Pick<RuleSetup, "environment" | "kubernetesVersion">;
type Settings = RuleSetup["settings"];

function bind(rule: Rule, settings: Settings, setup: Setup): Partial<BoundAdmission> {
  return rule.bind({ ...setup, settings }).admission() ?? {};
}

function render(rule: RenderedRule, level: AdmissionLevel, breaches: string): AdmissionRule {
  const { problem, fix = asClause(rule.remediation), judged, ...scope } = rule.admission;
  const before = judged("oldObject");
  return {
    id: rule.id,
    level,
    message: `${problem}; ${fix}`,
    matched: scope.matched,
    ...(scope.isEverywhere && { isEverywhere: true }),
    variables: scope.variables ?? [],
    judged: judged("object").map((now, at) => ({ now, before: before[at] ?? now })),
    breaches,
  };
}

/** A sentence as it reads after a semicolon. */
function asClause(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1).replace(/[.]$/, "")}`;
}

/** The API server can refuse and warn, but change nothing. */
function admissionLevel(rule: Rule, environment: PolicyEnvironment): AdmissionLevel {
  return levelOf(rule, environment) === "mandatory" ? "mandatory" : "advisory";
}

function unrendered(
  path: string,
  byRule: object,
  rules: readonly Rule[],
): readonly ValidationRule[] {
  const ids = rules.map(({ id }) => id);
  const rendered = rules.filter(isRendered).map(({ id }) => id);
  return Object.keys(byRule).map((id) => ({
    when: !rendered.includes(id),
    path: `${path}.${id}`,
    problem: "is not a rule that the API server can judge",
    fix:
      (ids.includes(id) ? undefined : didYouMean(id, rendered)) ??
      "use an id of docs/admission.md, or remove it",
  }));
}

function parameterProblems(
  rule: RenderedRule,
  settings: Settings,
  setup: Setup,
): readonly ValidationRule[] {
  const wrong = settingProblems(rule.id, rule.parameters, settings);
  const mistakes = wrong.length > 0 ? [] : (bind(rule, settings, setup).mistakes ?? []);
  return [
    ...wrong,
    ...mistakes.map((mistake) => ({ ...mistake, path: `${rule.id}.${mistake.path}` })),
    {
      when: CHECK_LEVELS in settings,
      path: `${rule.id}.${CHECK_LEVELS}`,
      problem: "cannot be set for the API server, which judges the rule as a whole",
      fix: "remove it, or set the level of the rule",
    },
  ].map((problem) => ({ ...problem, path: `parameters.${problem.path}` }));
}
