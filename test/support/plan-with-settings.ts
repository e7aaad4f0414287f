import { loadStackConfig, type Plan, planProgram } from "../../plan";
import { ROOT } from "./repository";
import type { ScenarioProgram } from "./scenario-project";
import { declareEnvironment } from "./shipped-stacks";

/** A program, ours where none is named, and its configuration. */
export interface PlannedSettings {
  readonly stack: string;
  readonly program?: Pick<ScenarioProgram, "project" | "entry"> | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
}

let loads = 0;

/** The plan of a program on the embedded engine, with settings of any shape. */
export function planWithSettings({ stack, program, settings }: PlannedSettings): Promise<Plan> {
  if (program === undefined) {
    const { config, ...shipped } = loadStackConfig(ROOT, stack);
    const all = { ...config, ...encode(shipped.project, settings) };
    return planProgram({ ...shipped, config: all, entry: declareEnvironment });
  }
  const { project, entry } = program;
  loads += 1;
  // A module runs once; another query makes it another module.
  const load = `${entry}?run=${loads}`;
  return planProgram({
    project,
    stack,
    environment: "prod",
    config: encode(project, settings),
    entry: () => import(load),
  });
}

/** Values as the CLI hands them to a program: objects as JSON. */
function encode(
  project: string,
  settings: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(settings).map(([key, value]) => [
    key.includes(":") ? key : `${project}:${key}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(entries);
}
