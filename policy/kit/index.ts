/**
 * For authors of rules: all that the built-in rules are made of (how a rule is declared, fields,
 * findings, parameters, predicates, the world of a stack, admission expressions), the rules of this
 * package to build upon and what of them a cluster enforces, how a pack of your own is served, and a
 * harness that runs policies on the SDK's own request handlers.
 */
export { admissionRules, type AdmissionRulesOptions } from "../admission/admission-rules";
export type { AdmissionExpression, AdmissionScope } from "../admission/expression";
export { istioSecurity, istioTraffic, OVER_MESH } from "../admission/mesh";
export { containersWhere, contextsWhere, OVER_PODS, volumesWhere } from "../admission/pods";
export { OVER_BINDINGS, OVER_ROLES, rulesWhere } from "../admission/rbac";
export { servePack, type PackArguments } from "../pack/serve-pack";
export { RULES } from "../rules/index";
export { allOf, type Answer, anyOf } from "../rule/answers";
export { Field } from "../rule/field";
export { Findings } from "../rule/findings";
export {
  awsIam,
  awsMessaging,
  awsVpc,
  cisAws,
  cisEks,
  cisKubernetes,
  eksBestPractices,
  type Framework,
  fsbp,
  istioAnalysis,
  istioBestPractices,
  nist,
  podSecurityStandards,
  pulumiExamples,
  pulumiOptions,
} from "../rule/frameworks";
export { globMatches } from "../rule/glob";
export {
  choice,
  day,
  flag,
  integer,
  integers,
  isDay,
  type Parameter,
  type ParametersOf,
  patterns,
  text,
  textMap,
  type TextMap,
  texts,
} from "../rule/parameters";
export { type Excuse, USER_NAMESPACE, WINDOWS } from "../rule/pod-excuses";
export {
  POD_PARAMETERS,
  podRule,
  type PodRuleDeclaration,
  type PodSettings,
} from "../rule/pod-rule";
export { isFalse, isFilled, isTrue, isZero } from "../rule/predicates";
export { isRecord, isSecret, isUnknown, type NormalizedResource } from "../rule/resource";
export {
  resourceRule,
  type Rule,
  type RuleContext,
  type RuleDeclaration,
  stackRule,
} from "../rule/rule";
export { type Checks, type RuleMetadata, type Severity, type Topic } from "../rule/metadata";
export { isKubernetesType } from "../rule/type-tokens";
export { once, onceFor, type Reader } from "../world/once";
export { isAnyOf, ResourceIndex, type Types, typesOf } from "../world/resource-index";
export { World } from "../world/world";
export {
  type Answer as HarnessAnswer,
  type Diagnostic,
  type HarnessOptions,
  type Policies,
  PolicyHarness,
} from "./harness";
export {
  secret,
  type SentOptions,
  type SentProperties,
  type SentResource,
  unknown,
  urnOf,
} from "./sent-resource";
