import { type Plan, planProgram } from "../../../plan";
import { declareEnvironment } from "../shipped-stacks";
import { configurationTexts, PROJECT } from "./configuration-texts";
import type { FuzzCase } from "./fuzz-case";
import { judge, type Verdict } from "./judge";
import { sharedNames } from "./shared-names";

/** Longest time that one plan may take. */
const MOST_MILLISECONDS = 60_000;

/** Plans a configuration with the embedded engine, through every layer and component. */
export async function tryPlan(tried: FuzzCase): Promise<Verdict> {
  const outcome = await planned(tried);
  const verdict = judge(tried, { error: outcome.error, milliseconds: 0 });
  const shared = outcome.plan === undefined ? [] : sharedNames(outcome.plan.resources);
  return { ...verdict, complaints: [...verdict.complaints, ...shared] };
}

async function planned(
  tried: FuzzCase,
): Promise<{ readonly plan?: Plan; readonly error?: unknown }> {
  const late = new AbortController();
  try {
    const plan = planProgram({
      project: PROJECT,
      stack: "fuzz",
      environment: "dev",
      config: configurationTexts(tried.configuration),
      secretKeys: tried.encrypted === undefined ? [] : [`${PROJECT}:${tried.encrypted}`],
      entry: declareEnvironment,
    });
    return { plan: await Promise.race([plan, timeLimit(late.signal)]) };
  } catch (error) {
    return { error: error ?? new Error("threw nothing") };
  } finally {
    late.abort();
  }
}

function timeLimit(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no plan within ${MOST_MILLISECONDS} ms`)),
      MOST_MILLISECONDS,
    );
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
