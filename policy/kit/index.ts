/**
 * For authors of rules: how a rule is declared, the rules of this package to build upon, what of them a
 * cluster enforces, how your own pack is served, and a harness that runs policies on the SDK's own request handlers.
 */
export { admissionRules, type AdmissionRulesOptions } from "../admission/admission-rules";
export type { AdmissionExpression, AdmissionScope } from "../admission/expression";
export { istioSecurity, istioTraffic, OVER_MESH } from "../admission/mesh";
export { containersWhere, contextsWhere, OVER_PODS, volumesWhere } from "../admission/pods";
export { OVER_BINDINGS, OVER_ROLES, rulesWhere } from "../admission/rbac";
export { servePack, type PackArguments } from "../pack/serve-pack";
export { RULES } from "../rules/index";
export { Field } from "../rule/field";
export { Findings } from "../rule/findings";
export {
  choice,
  day,
  flag,
  integer,
  integers,
  type Parameter,
  patterns,
  text,
  textMap,
  texts,
} from "../rule/parameters";
export type { NormalizedResource } from "../rule/resource";
export {
  resourceRule,
  type Rule,
  type RuleContext,
  type RuleDeclaration,
  stackRule,
} from "../rule/rule";
export {
  type Answer,
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
