import path from "node:path";
import { loadStackConfig, type Plan, planProgram } from "../../plan";
import { readConfiguration } from "../../stacks/config";
import { composeEnvironment } from "../../stacks/environment";
import { parseSettings } from "../../stacks/settings";

/** Root of the repository. */
export const PROJECT_ROOT = path.join(__dirname, "../..");

/** The stacks that the product ships. */
export const SHIPPED_STACKS = ["dev", "prod", "local"] as const;

export type ShippedStack = (typeof SHIPPED_STACKS)[number];

const plans = new Map<ShippedStack, Promise<Plan>>();

/** The embedded plan of a shipped stack; made once a process, because every suite reads the same. */
export function shippedPlan(stack: ShippedStack): Promise<Plan> {
  const known = plans.get(stack);
  if (known !== undefined) return known;
  const plan = planShippedStack(stack);
  plans.set(stack, plan);
  return plan;
}

/** Plans a shipped stack anew. */
export function planShippedStack(stack: ShippedStack): Promise<Plan> {
  return planProgram({ ...loadStackConfig(PROJECT_ROOT, stack), entry: declareEnvironment });
}

/** What `index.ts` does, as a function, because a module would run only once in a process. */
export function declareEnvironment(): void {
  composeEnvironment(parseSettings(readConfiguration("orchestration-platform")));
}
