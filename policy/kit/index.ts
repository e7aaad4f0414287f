/**
 * For authors of rules: how a rule is declared, the rules of this package to build upon, how a pack of
 * one's own is served, and a harness that runs policies on the SDK's own request handlers.
 */
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
