import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparePlans, type Plan } from "../../plan";
import {
  type ChangingStack,
  DEV_CHANGES,
  FURTHER_CLUSTER_CHANGES,
  KARPENTER_CHANGES,
  NETWORK_CHANGES,
  NODE_POOL_CHANGES,
  POOL_BACKEND_CHANGES,
} from "../support/configuration-changes";
import { operationsOf } from "../support/diff-operations";
import { Scenario } from "../support/scenario";
import { parseOperations } from "../support/scenario-changes";

const SUBJECTS: readonly (readonly [string, ChangingStack])[] = [
  ["dev", DEV_CHANGES],
  ["a network", NETWORK_CHANGES],
  ["a pool of nodes", NODE_POOL_CHANGES],
  ["pools of every backend", POOL_BACKEND_CHANGES],
  ["nodes of Karpenter", KARPENTER_CHANGES],
  ["dev with further clusters", FURTHER_CLUSTER_CHANGES],
];

/** `orchestrate diff` of two plans says what the real engine's preview says of the same change. */
describe.each(SUBJECTS)("a changed configuration of %s", (_name, { options, start, changes }) => {
  const scenario = new Scenario(options);
  let before: Plan;

  beforeAll(async () => {
    scenario.change({ set: start });
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
    before = await scenario.plan();
  });

  afterAll(() => scenario.end());

  it.each(Object.entries(changes))("%s", async (_change, change) => {
    const goBack = scenario.remember();
    scenario.change(change);
    const after = await scenario.plan();
    const run = await scenario.preview();
    expect(run.errors).toEqual([]);
    const engine = parseOperations(run.stdout);
    expect(engine.size).toBeGreaterThan(0);
    expect(sorted(operationsOf(comparePlans(before, after)))).toEqual(sorted(engine));
    if (change.isKept !== true) return goBack();
    expect((await scenario.up()).errors).toEqual([]);
    before = after;
  });
});

/** `replaced urn:…`, in order. */
function sorted(operations: ReadonlyMap<string, string>): readonly string[] {
  return [...operations].map(([urn, operation]) => `${operation} ${urn}`).sort();
}
