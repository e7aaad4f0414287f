import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Plan, planProgram } from "../plan";
import { checkPlan } from "../policy/check/check-plan";
import { PROJECT_ROOT } from "./support/shipped-stacks";

const settings = {
  // The account has its detector already: there is one for each region, whatever stands in it.
  "eks-runtime-monitoring": { existing: true },
  // A trial is over before its logs could be a year old.
  "mon-aws-alarms": { minRetentionDays: 30 },
  // An example is made to be taken down again the same day.
  "stateful-protect": { required: false },
};

const EXAMPLES = path.join(PROJECT_ROOT, "examples");

describe.each(readdirSync(EXAMPLES))("the example %s", (example) => {
  const entry = path.join(EXAMPLES, example, "index.ts");
  let plan: Plan;

  beforeAll(async () => {
    plan = await planProgram({
      project: "example",
      stack: example,
      environment: "prod",
      config: {},
      entry: () => import(entry),
    });
  });

  it("declares resources", () => {
    expect(plan.resources.filter(({ custom }) => custom).length).toBeGreaterThan(1);
  });

  it("has no finding at the levels of prod", () => {
    expect(checkPlan(plan, { settings }).findings).toEqual([]);
  });

  it("fits on one screen and says what it is", () => {
    expect(readFileSync(entry, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(60);
    expect(existsSync(path.join(EXAMPLES, example, "README.md"))).toBe(true);
  });
});
