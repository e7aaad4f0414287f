import { Findings } from "../rule/findings";
import type { ConfiguredLevel, Level } from "../rule/levels";
import type { NormalizedResource } from "../rule/resource";
import type { BoundRule, Rule, RuleSetup } from "../rule/rule";
import { World } from "../world/world";

/** A rule that was chosen for a check, made ready for it. */
export interface ChosenRule {
  readonly rule: Rule;
  readonly level: Level;
  readonly bound: BoundRule;
}

/** What one rule said. */
export interface RuleRun extends ChosenRule {
  readonly findings: Findings;
}

/** Makes a rule ready; undefined where it is switched off. */
export function chooseRule(
  rule: Rule,
  level: ConfiguredLevel,
  setup: RuleSetup,
): ChosenRule | undefined {
  return level === "disabled" ? undefined : { rule, level, bound: rule.bind(setup) };
}

/** Runs rules over a closed world of resources, which is read once for all of them. */
export function runRules(
  chosen: readonly ChosenRule[],
  resources: readonly NormalizedResource[],
): readonly RuleRun[] {
  const world = new World(resources);
  return chosen.map((entry) => {
    const findings = new Findings();
    entry.bound.check(world, findings);
    return { ...entry, findings };
  });
}

/** Place of each resource in the world. */
export type Order = ReadonlyMap<NormalizedResource, number>;

/** The places of the resources. */
export function orderOf(resources: readonly NormalizedResource[]): Order {
  return new Map(resources.map((resource, at) => [resource, at]));
}

/** Place of a resource; one from elsewhere comes last. */
export function positionOf(resource: NormalizedResource, order: Order): number {
  return order.get(resource) ?? order.size;
}
