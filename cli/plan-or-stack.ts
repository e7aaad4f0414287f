import { existsSync } from "node:fs";
import path from "node:path";
import { ConfigurationError } from "../components/core/pure/configuration-error";
import type { ProcessContext } from "../engine/process-context";
import { stackNames, suggestion } from "../plan/config/stack-names";
import { readPlan } from "../plan/read-plan";
import type { Plan } from "../plan/model";
import { planStack } from "./plan-stack";

/** The plan that an argument means: a file where there is one of that name, else a stack. */
export async function planOrStack(
  context: ProcessContext,
  argument: string,
  label: string,
): Promise<Plan> {
  const file = path.resolve(context.cwd, argument);
  if (existsSync(file) || looksLikeFile(argument)) {
    return readPlan(file, argument);
  }
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
