import { expect } from "vitest";
import { comparePlans, type Plan } from "../../plan";
import type { ChangingStack } from "./configuration-changes";
import { operationsOf } from "./diff-operations";
import { Scenario, type ScenarioRun } from "./scenario";
import { parseOperations } from "./scenario-changes";

/**
 * The life of a stack whose configuration changes. The engine previews every change, also one that
 * is applied then, and `orchestrate diff` of the two plans has to say the same of it.
 */
export class ChangingScenario<Name extends string> {
  readonly scenario: Scenario;
  private readonly stack: ChangingStack<Name>;
  private readonly compared = new Set<string>();
  /** The plan of what the stack was updated with. */
  private applied: Plan | undefined;

  constructor(stack: ChangingStack<Name>) {
    this.stack = stack;
    this.scenario = new Scenario(stack.options);
  }

  /** The first update. */
  async start(): Promise<ScenarioRun> {
    this.scenario.change({ set: this.stack.start });
    const run = await this.scenario.up();
    this.applied = await this.scenario.plan();
    return run;
  }

  /** Changes the configuration and lets both say what an update would do. */
  async preview(name: Name): Promise<ScenarioRun> {
    return (await this.compare(name)).run;
  }

  /** The same, and applies the change. */
  async up(name: Name): Promise<ScenarioRun> {
    const { after } = await this.compare(name);
    const run = await this.scenario.up();
    this.applied = after;
    return run;
  }

  /** The changes that no step made. */
  left(): readonly string[] {
    return Object.keys(this.stack.changes).filter((name) => !this.compared.has(name));
  }

  private async compare(name: Name): Promise<{ after: Plan; run: ScenarioRun }> {
    const { scenario, applied } = this;
    if (applied === undefined) throw new Error("the stack is not up yet");
    scenario.change(this.stack.changes[name]);
    const after = await scenario.plan();
    const run = await scenario.preview();
    expect(run.errors).toEqual([]);
    const engine = parseOperations(run.stdout);
    expect(engine.size).toBeGreaterThan(0);
    expect(sorted(operationsOf(comparePlans(applied, after)))).toEqual(sorted(engine));
    this.compared.add(name);
    return { after, run };
  }
}

/** `replaced urn:…`, in order. */
function sorted(operations: ReadonlyMap<string, string>): readonly string[] {
  return [...operations].map(([urn, operation]) => `${operation} ${urn}`).sort();
}
