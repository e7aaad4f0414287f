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
import { findingsOfEvents, findingsOfPlan, objectFindings } from "../support/policy-findings";
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

/** A program of our own that breaks rules of every kind, so that findings can be compared. */
const FINDINGS = path.join(ROOT, "test", "e2e", "programs", "findings", "index.ts");

const subjects = [
  ...SHIPPED_STACKS.map(shippedStack),
  ...readdirSync(EXAMPLES).map(example),
  subject("a program full of findings", { stack: "findings", entry: FINDINGS }),
];

describe.each(subjects)("the two engines on $name", ({ name, scenario, plan: makePlan }) => {
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

  it("report the same findings", () => {
    const found = findingsOfPlan(plan);
    expect(findingsOfEvents(eventLog(scenario))).toEqual(found);
    if (name.includes("full of findings")) expect(found.length).toBeGreaterThan(50);
  });

  it("find the same in the objects as policy check does in the rendered manifests", () => {
    const found = objectFindings(plan, path.join(scenario.scratch, "rendered"));
    expect(found.manifests).toEqual(found.plan);
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
  return subject(`the example ${name}`, {
    stack: name,
    entry: path.join(EXAMPLES, name, "index.ts"),
  });
}

function subject(name: string, { stack, entry }: { stack: string; entry: string }): Subject {
  const program = { project: "example", entry };
  const scenario = new Scenario({ stack, program, kubernetes: "recorded" });
  const plan = (): Promise<Plan> =>
    planProgram({
      project: program.project,
      stack,
      environment: "prod",
      config: {},
      entry: () => import(entry),
    });
  return { name, scenario, plan };
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
  const pack = ["--policy-pack", path.join(ROOT, "policy")];
  const run = await scenario.preview({
    onCheck: (call) => void checks.set(call.urn, call),
    extraArgs: [...pack, "--event-log", eventLog(scenario)],
  });
  // A mandatory finding ends the preview with 1, after everything is planned.
  expect([[], ["error: preview failed"]]).toContainEqual(run.errors);
  const compared = comparedFromPreview(JSON.parse(run.stdout), checks);
  return new Map(
    compared.filter(({ urn }) => !isDefaultProvider(urn)).map((entry) => [entry.urn, entry]),
  );
}

function eventLog({ scratch }: Scenario): string {
  return path.join(scratch, "events.jsonl");
}
