import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { resetOptions, setMockOptions } from "@pulumi/pulumi/runtime/settings";
import { canonicalOrder } from "../canonical-order";
import { PLAN_FORMAT, type Plan, type PlanEnvironment } from "../model";
import { hostProgram } from "./program-host";
import { RecordingMonitor } from "./recording-monitor";

/** What a program needs to run: the same facts that the Pulumi CLI hands to it. */
export interface PlanProgramInput {
  readonly project: string;
  readonly stack: string;
  readonly environment: PlanEnvironment;
  /** Values by full key (`project:key`); objects as JSON. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys of `config` whose values are secret. */
  readonly secretKeys?: readonly string[];
  /** Path of the CommonJS module whose loading declares the resources, or a function that does. */
  readonly entry: string | (() => unknown);
  /** Keeps stacks in errors, for finding a fault in the program. */
  readonly keepStacks?: boolean;
}

/** The SDK's state is global, so runs in one process take turns. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * The resource graph of a Pulumi program, made in this process without the Pulumi engine. What the
 * program throws is thrown as it is.
 *
 * @example
 * const plan = await planProgram({ project: "shop", stack: "dev", environment: "dev", config: {}, entry });
 */
export function planProgram(input: PlanProgramInput): Promise<Plan> {
  const run = turn.then(() => runProgram(input));
  turn = run.catch(() => undefined);
  return run;
}

async function runProgram(input: PlanProgramInput): Promise<Plan> {
  const monitor = new RecordingMonitor(input.project, input.stack);
  setMockOptions(monitor, input.project, input.stack, true, "organization");
  pulumi.runtime.setAllConfig({ ...input.config }, [...(input.secretKeys ?? [])]);
  try {
    await hostProgram(
      async () => {
        await pulumi.runtime.runInPulumiStack(() => declareResources(input.entry));
        await pulumi.runtime.disconnect();
      },
      { keepStacks: input.keepStacks === true },
    );
  } catch (error) {
    throw monitor.fault ?? error;
  } finally {
    forgetRun();
  }
  return {
    format: PLAN_FORMAT,
    project: input.project,
    stack: input.stack,
    environment: input.environment,
    resources: canonicalOrder(monitor.resources),
    outputs: monitor.outputs,
  };
}

/** Loads the module again each time; a module that exports a function is called, as Pulumi does. */
async function declareResources(entry: PlanProgramInput["entry"]): Promise<unknown> {
  if (typeof entry === "function") return entry();
  const load = createRequire(entry);
  delete load.cache[load.resolve(entry)];
  const exported: unknown = load(entry);
  return typeof exported === "function" ? exported() : exported;
}

/** Leaves nothing of a failed run behind that the SDK would complain about at exit. */
function forgetRun(): void {
  resetOptions("", "", -1, "", "", false, "");
  pulumi.runtime.setAllConfig({});
}
