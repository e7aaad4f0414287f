import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../../support/repository";
import { Scenario } from "../../support/scenario";

/** What AWS or Kubernetes could know at preview is refused there, in their own words. */
describe("a mistake in a program", () => {
  const entry = path.join(ROOT, "test/e2e/programs/mistakes/index.ts");
  const scenario = new Scenario({
    stack: "trial",
    program: { project: "mistakes", entry },
    kubernetes: "api-server",
  });

  afterAll(() => scenario.end());

  it("1. is looked for in a stack that is up", async () => {
    scenario.set("aws:region", "eu-central-1");
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it.each([
    ["2.", "wrong field", ".dta: field not declared in schema"],
    ["3.", "CEL violation", "hostname must not be specified for protocols"],
    ["4.", "bad CIDR", "InvalidSubnet.Range: The CIDR "],
    ["5.", "overlapping CIDR", "InvalidSubnet.Conflict: The CIDR "],
    ["6.", "duplicate name", "EntityAlreadyExists: Role with name "],
    ["7.", "exceeded quota", "VpcLimitExceeded: The maximum number of VPCs has been reached."],
  ])("%s %s fails at preview", async (_, mistake, words) => {
    scenario.set("mistake", mistake);
    const run = await scenario.preview();
    expect(run.code).toBe(1);
    expect(run.errors.join("\n")).toContain(words);
  });

  it("8. is gone when it is taken back", async () => {
    scenario.unset("mistake");
    const run = await scenario.preview({ extraArgs: ["--expect-no-changes"] });
    expect([run.code, run.errors]).toEqual([0, []]);
  });
});
