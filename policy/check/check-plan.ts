import { normalizePlan, type PlanDocument } from "../normalize/plan-document";
import { policyEnvironmentOf } from "../rule/environment";
import { evaluate, type CheckOptions } from "./evaluate";
import type { PolicyReport } from "./report";

/** Runs the rules on a plan, at the levels of its own environment unless another is given. */
export function checkPlan(plan: PlanDocument, options: Partial<CheckOptions> = {}): PolicyReport {
  const environment = policyEnvironmentOf(plan.environment);
  return evaluate(normalizePlan(plan), { environment, ...options });
}
