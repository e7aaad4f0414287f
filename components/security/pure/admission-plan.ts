import type { AdmissionLevel, AdmissionRule, CelVariable } from "./admission-rule";
import { celText, celTexts } from "./cel";

/** What is planned for a cluster: the arguments of the component with its defaults. */
export interface AdmissionSettings {
  readonly rules: readonly AdmissionRule[];
  readonly exemptNamespaces: readonly string[];
  readonly exemptUsers: readonly string[];
}

/** Spec of a ValidatingAdmissionPolicy, as far as it is used here. */
export interface AdmissionPolicySpec {
  readonly failurePolicy: "Fail";
  readonly matchConstraints: { readonly resourceRules: ResourceRule[] };
  readonly matchConditions: CelVariable[];
  readonly variables: CelVariable[];
  readonly validations: Validation[];
}

/** Requests that a policy judges. */
export interface ResourceRule {
  readonly apiGroups: string[];
  readonly apiVersions: string[];
  readonly resources: string[];
  readonly operations: string[];
}

/** What must hold, and what is said where it does not. */
export interface Validation {
  readonly expression: string;
  readonly message: string;
  readonly messageExpression: string;
}

/** Spec of a ValidatingAdmissionPolicyBinding. */
export interface AdmissionBindingSpec {
  readonly policyName: string;
  readonly validationActions: string[];
  readonly matchResources?: {
    readonly namespaceSelector: {
      readonly matchExpressions: {
        readonly key: string;
        readonly operator: "NotIn";
        readonly values: string[];
      }[];
    };
  };
}

/** One rule as it is installed. */
export interface PlannedAdmission {
  readonly id: string;
  readonly policy: AdmissionPolicySpec;
  readonly binding: AdmissionBindingSpec;
}

/** What the API server does at a level. */
const VALIDATION_ACTIONS: Readonly<Record<AdmissionLevel, readonly string[]>> = {
  mandatory: ["Deny"],
  advisory: ["Audit", "Warn"],
};

/** The policies of a cluster, in the order of the rules. */
export function planAdmission(settings: AdmissionSettings): readonly PlannedAdmission[] {
  return settings.rules.map((rule) => ({
    id: rule.id,
    policy: policySpec(rule, settings.exemptUsers),
    binding: bindingSpec(rule, settings),
  }));
}

function policySpec(rule: AdmissionRule, exemptUsers: readonly string[]): AdmissionPolicySpec {
  const { breaches, message } = rule;
  return {
    failurePolicy: "Fail",
    matchConstraints: { resourceRules: resourceRules(rule) },
    matchConditions: [...userCondition(exemptUsers), changeCondition(rule)],
    variables: [...usedVariables(rule), { name: "breaches", expression: breaches }],
    validations: [
      {
        expression: "variables.breaches.size() == 0",
        message,
        messageExpression: `variables.breaches.join(", ") + ${celText(`: ${message}`)}`,
      },
    ],
  };
}

function resourceRules({ matched }: AdmissionRule): ResourceRule[] {
  return matched.map(({ group, versions, resources }) => ({
    apiGroups: [group],
    apiVersions: [...versions],
    resources: [...resources],
    operations: ["CREATE", "UPDATE"],
  }));
}

function userCondition(exemptUsers: readonly string[]): readonly CelVariable[] {
  if (exemptUsers.length === 0) return [];
  const expression = `!(request.userInfo.username in ${celTexts(exemptUsers)})`;
  return [{ name: "user-is-not-exempt", expression }];
}

/** What was there before the rule may still be scaled, labelled and deleted. */
function changeCondition({ judged }: AdmissionRule): CelVariable {
  const changes = judged.map(({ now, before }) => `${now} != ${before}`);
  return {
    name: "judged-part-changes",
    expression: ['request.operation != "UPDATE"', ...changes].join(" || "),
  };
}

/** The variables that the expression needs, and what those need; they build on earlier ones. */
function usedVariables({ variables = [], breaches }: AdmissionRule): readonly CelVariable[] {
  return variables.reduceRight<readonly CelVariable[]>((used, variable) => {
    const texts = [breaches, ...used.map(({ expression }) => expression)];
    const isUsed = texts.some((text) => new RegExp(`variables[.]${variable.name}\\b`).test(text));
    return isUsed ? [variable, ...used] : used;
  }, []);
}

function bindingSpec(
  { id, level, isEverywhere }: AdmissionRule,
  { exemptNamespaces }: AdmissionSettings,
): AdmissionBindingSpec {
  const bound = { policyName: id, validationActions: [...VALIDATION_ACTIONS[level]] };
  if (isEverywhere === true || exemptNamespaces.length === 0) return bound;
  const key = "kubernetes.io/metadata.name";
  const matchExpressions = [{ key, operator: "NotIn" as const, values: [...exemptNamespaces] }];
  return { ...bound, matchResources: { namespaceSelector: { matchExpressions } } };
}
