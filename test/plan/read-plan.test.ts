import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { formatPlan } from "../../plan/canonical-json";
import { planProblems, readPlan } from "../../plan/read-plan";
import { planned, planOf, plannedStack } from "./planned";

const folder = mkdtempSync(path.join(tmpdir(), "read-plan-"));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = planOf([plannedStack(), planned({ type: "a:b:C", name: "x" })]);

function written(text: string): string {
  const file = path.join(folder, "plan.json");
  writeFileSync(file, text);
  return file;
}

describe("readPlan", () => {
  it("reads what formatPlan wrote", () => {
    expect(readPlan(written(formatPlan(plan)))).toEqual(plan);
  });

  it("names the line of broken JSON", () => {
    const file = written('{\n  "format": "orchestration-plan/1",\n  oops\n}');
    expect(() => readPlan(file, "p.json")).toThrow(
      /^p\.json:3: is not JSON \(.*\); write the file with/,
    );
  });

  it("names a file that does not exist as the user gave it", () => {
    expect(() => readPlan(path.join(folder, "none.json"), "none.json")).toThrow(
      "none.json: does not exist; check the path",
    );
  });

  it("refuses a folder", () => {
    expect(() => readPlan(folder, "d")).toThrow("d: is a folder; name a file in it");
  });

  it("reports ten problems at most, each with the file", () => {
    const file = written(JSON.stringify({ ...plan, resources: Array(20).fill({}) }));
    expect(() => readPlan(file, "p.json")).toThrow(
      /^10 problems:\n {2}p\.json: resources\[0\]\.urn/,
    );
  });
});

describe("planProblems", () => {
  it("finds nothing in a plan", () => {
    expect(planProblems(plan)).toEqual([]);
  });

  it("refuses another format", () => {
    expect(planProblems({ ...plan, format: "orchestration-plan/2" })).toEqual([
      'format: is not "orchestration-plan/1", got "orchestration-plan/2"; write the file with `orchestrate plan --out`',
    ]);
  });

  it("refuses a list", () => {
    expect(planProblems([])).toEqual([
      "is not a plan, got []; write the file with `orchestrate plan --out`",
    ]);
  });

  it("names the field of a resource", () => {
    const [problem] = planProblems({
      ...plan,
      resources: [{ ...plan.resources[0], aliases: [1] }],
    });
    expect(problem).toBe(
      "resources[0].aliases: must be a list of strings, got [1]; write the file with `orchestrate plan --out`",
    );
  });
});
