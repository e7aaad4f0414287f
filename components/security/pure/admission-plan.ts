import type { KubernetesMinor } from "../../core/versions";
import { ADMISSION_RULES } from "./admission/admission-rules";
import { celText, celTexts } from "./admission/cel";
import {
  admissionLevel,
  type AdmissionEnvironment,
  type AdmissionLevel,
  type ConfiguredAdmissionLevel,
  VALIDATION_ACTIONS,
} from "./admission/levels";
import type { AdmissionParameters } from "./admission/parameters";
import type { AdmissionRule, AdmissionSetup, CelVariable } from "./admission/rule";

/** What is planned for a cluster: the arguments of the component with its defaults. */
export interface AdmissionSettings {
  readonly environment: AdmissionEnvironment;
  readonly kubernetesVersion: KubernetesMinor;
  readonly exemptNamespaces: readonly string[];
  readonly exemptUsers: readonly string[];
  readonly levels: Readonly<Record<string, ConfiguredAdmissionLevel>>;
  readonly parameters: AdmissionParameters;
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
  readonly level: AdmissionLevel;
  readonly policy: AdmissionPolicySpec;
  readonly binding: AdmissionBindingSpec;
}

/** The policies of a cluster, in the order of the catalogue. */
export function planAdmission(settings: AdmissionSettings): readonly PlannedAdmission[] {
  const { environment, kubernetesVersion, levels, parameters } = settings;
  const setup: AdmissionSetup = {
    environment,
    minor: Number(kubernetesVersion.split(".")[1]),
    parameters,
  };
  return ADMISSION_RULES.flatMap((rule) => {
    const level = levels[rule.id] ?? admissionLevel(rule, environment);
    const breaches = rule.breaches(setup);
    if (level === "disabled" || breaches === undefined) return [];
    const policy = policySpec(rule, breaches, settings.exemptUsers);
    return [{ id: rule.id, level, policy, binding: bindingSpec(rule, level, settings) }];
  });
}

function policySpec(
  rule: AdmissionRule,
  breaches: string,
  exemptUsers: readonly string[],
): AdmissionPolicySpec {
  const advice = `${rule.problem}; ${rule.fix}`;
  return {
    failurePolicy: "Fail",
    matchConstraints: { resourceRules: resourceRules(rule) },
    matchConditions: [...userCondition(exemptUsers), changeCondition(rule)],
    variables: [...usedVariables(rule, breaches), { name: "breaches", expression: breaches }],
    validations: [
      {
        expression: "variables.breaches.size() == 0",
        message: advice,
        messageExpression: `variables.breaches.join(", ") + ${celText(`: ${advice}`)}`,
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
  const before = judged("oldObject");
  const changes = judged("object").map((part, at) => `${part} != ${before[at] ?? part}`);
  return {
    name: "judged-part-changes",
    expression: ['request.operation != "UPDATE"', ...changes].join(" || "),
  };
}

/** The variables that the expression needs, and what those need; they build on earlier ones. */
function usedVariables(
  { variables = [] }: AdmissionRule,
  breaches: string,
): readonly CelVariable[] {
  return variables.reduceRight<readonly CelVariable[]>((used, variable) => {
    const texts = [breaches, ...used.map(({ expression }) => expression)];
    const isUsed = texts.some((text) => new RegExp(`variables[.]${variable.name}\\b`).test(text));
    return isUsed ? [variable, ...used] : used;
  }, []);
}

function bindingSpec(
  rule: AdmissionRule,
  level: AdmissionLevel,
  { exemptNamespaces }: AdmissionSettings,
): AdmissionBindingSpec {
  const bound = { policyName: rule.id, validationActions: [...VALIDATION_ACTIONS[level]] };
  if (rule.isEverywhere === true || exemptNamespaces.length === 0) return bound;
  const key = "kubernetes.io/metadata.name";
  const matchExpressions = [{ key, operator: "NotIn" as const, values: [...exemptNamespaces] }];
  return { ...bound, matchResources: { namespaceSelector: { matchExpressions } } };
}
