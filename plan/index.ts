export { formatPlan } from "./canonical-json";
export { canonicalOrder } from "./canonical-order";
export { loadStackConfig, type StackConfig } from "./config/stack-config";
export { stackNames } from "./config/stack-names";
export { comparePlans } from "./diff/compare-plans";
export { formatDiff } from "./diff/format-diff";
export {
  type ChangedEntry,
  DIFF_FORMAT,
  type DiffSide,
  hasDifferences,
  type MovedEntry,
  type PlanDiff,
  type PropertyChange,
  type ReplacedEntry,
  type ResourceEntry,
} from "./diff/model";
export { type PlanProgramInput, planProgram } from "./engine/plan-program";
export {
  isSecretValue,
  isUnknownValue,
  PLAN_FORMAT,
  type Plan,
  type PlanEnvironment,
  type PlannedResource,
  type PlanProperties,
  type PlanValue,
  type SecretValue,
  type UnknownValue,
} from "./model";
export { assertPlan, readPlan } from "./read-plan";
export { type RenderedFile, renderPlan } from "./render/render-plan";
export { countByType, type DrawOptions, formatSummary, formatTree } from "./tree";
