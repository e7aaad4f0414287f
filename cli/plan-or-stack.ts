import { existsSync } from "node:fs";
import path from "node:path";
import { ConfigurationError } from "../components/core/pure/configuration-error";
import type { Plan } from "../plan/model";
import type { CliContext } from "./context";
import { planStack } from "./plan-stack";

/** The plan that an argument means: a file where there is one of that name, else a stack. */
export async function planOrStack(
  context: CliContext,
  argument: string,
  label: string,
): Promise<Plan> {
  const file = path.resolve(context.cwd, argument);
  if (existsSync(file) || looksLikeFile(argument)) {
    const { readPlan } = await import("../plan/read-plan.js");
    return readPlan(file, argument);
  }
  const { stackNames, suggestion } = await import("../plan/config/stack-names.js");
  const stacks = stackNames(context.projectRoot);
  if (stacks.includes(argument)) return planStack(context, argument);
  throw new ConfigurationError([
    `${label}: is neither a plan file nor a stack, got "${argument}"; ` +
      `name a file or one of ${stacks.join(", ")}${suggestion(argument, stacks)}`,
  ]);
}

function looksLikeFile(argument: string): boolean {
  return argument.endsWith(".json") || /[/\\]/.test(argument);
}
