import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Plan, planProgram } from "../../plan";
import { readPlan } from "../../plan/read-plan";
import type { CheckCall } from "../../sandbox/providers/provider-service";
import { orchestrate } from "../support/orchestrate";
import {
  type ComparedResource,
  comparedFromPreview,
  isDefaultProvider,
  parityDifferences,
} from "../support/parity";
import { ROOT } from "../support/repository";
import { Scenario } from "../support/scenario";
import { SHIPPED_STACKS } from "../support/shipped-stacks";

/** A program that both engines plan. */
interface Subject {
  readonly name: string;
  readonly scenario: Scenario;
  readonly plan: () => Promise<Plan>;
}

const EXAMPLES = path.join(ROOT, "examples");

const subjects = [...SHIPPED_STACKS.map(shippedStack), ...readdirSync(EXAMPLES).map(example)];

describe.each(subjects)("the two engines on $name", ({ scenario, plan: makePlan }) => {
  let plan: Plan;
  let engine: ReadonlyMap<string, ComparedResource>;

  beforeAll(async () => {
    plan = await makePlan();
    layNetwork(scenario, plan);
    engine = await previewOnEngine(scenario);
  });

  afterAll(() => scenario.end());

  it("declare the same resources", () => {
    expect(plan.resources.length).toBeGreaterThan(1);
    const planned = plan.resources.map(({ urn }) => urn);
    expect([...planned].sort()).toEqual([...engine.keys()].sort());
  });

  it("agree on type, parent and inputs of each", () => {
    expect(parityDifferences(plan.resources, engine)).toEqual([]);
  });

  it("are seen to differ where one input is changed", () => {
    const victim = plan.resources.findLast(({ custom }) => custom);
    const changed = plan.resources.map((resource) =>
      resource === victim
        ? { ...resource, inputs: { ...resource.inputs, changed: true } }
        : resource,
    );
    expect(parityDifferences(changed, engine)).toEqual([`${victim?.urn}: inputs.changed`]);
  });
});

function shippedStack(stack: string): Subject {
  const scenario = new Scenario({ stack, kubernetes: "recorded" });
  const plan = (): Promise<Plan> => {
    const file = path.join(scenario.scratch, "plan.json");
    const run = orchestrate(["plan", "--stack", stack, "--out", file]);
    expect(run.stderr).toContain("wrote");
    return Promise.resolve(readPlan(file));
  };
  return { name: stack, scenario, plan };
}

function example(name: string): Subject {
  const entry = path.join(EXAMPLES, name, "index.ts");
  const program = { project: "example", entry };
  const scenario = new Scenario({ stack: name, program, kubernetes: "recorded" });
  const plan = (): Promise<Plan> =>
    planProgram({
      project: program.project,
      stack: name,
      environment: "prod",
      config: {},
      entry: () => import(entry),
    });
  return { name: `the example ${name}`, scenario, plan };
}

/** What a program takes by id is somebody else's, and exists already. */
function layNetwork(scenario: Scenario, plan: Plan): void {
  const named = JSON.stringify(plan.resources).match(/subnet-[0-9a-f]{17}/g) ?? [];
  const type = "aws:ec2/subnet:Subnet";
  const region = "eu-central-1";
  for (const [index, id] of [...new Set(named)].toSorted().entries()) {
    const inputs = {
      vpcId: "vpc-0a11b22c33d44e550",
      cidrBlock: `10.200.${index}.0/24`,
      availabilityZone: `${region}${index % 2 === 0 ? "a" : "b"}`,
    };
    scenario.account("aws").put({
      urn: `urn:pulumi:other::network::${type}::${id}`,
      type,
      id,
      inputs,
      outputs: { ...inputs, id },
      place: { account: "111122223333", region },
    });
  }
}

/** The resources of a preview on the real engine, without its default providers. */
async function previewOnEngine(scenario: Scenario): Promise<ReadonlyMap<string, ComparedResource>> {
  const checks = new Map<string, CheckCall>();
  const run = await scenario.preview({ onCheck: (call) => void checks.set(call.urn, call) });
  expect([run.code, run.errors]).toEqual([0, []]);
  const compared = comparedFromPreview(JSON.parse(run.stdout), checks);
  return new Map(
    compared.filter(({ urn }) => !isDefaultProvider(urn)).map((entry) => [entry.urn, entry]),
  );
}
