import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../../engine/exit-codes";
import { formatPlan } from "../../../plan/canonical-json";
import { planned, planOf } from "../../plan/planned";
import { runRecorded } from "../recorded-context";
import { temporaryFolder } from "../temporary-folder";

const folder = temporaryFolder();
const queue = planned({ type: "aws:sqs/queue:Queue", name: "q", inputs: { delaySeconds: 1 } });
writeFileSync(path.join(folder, "a.json"), formatPlan(planOf([queue])));
writeFileSync(
  path.join(folder, "b.json"),
  formatPlan(planOf([{ ...queue, inputs: { delaySeconds: 2 } }])),
);
writeFileSync(path.join(folder, "Pulumi.prod.yaml"), "");

const diff = (...args: readonly string[]) =>
  runRecorded(["diff", ...args], { cwd: folder, projectRoot: folder });

describe("orchestrate diff", () => {
  it("shows what differs and exits with 0", async () => {
    expect(await diff("a.json", "b.json")).toEqual({
      code: EXIT.ok,
      stdout:
        " ~  aws:sqs:Queue  q\n        ~ delaySeconds: 1 => 2\n\n" +
        "0 added, 0 removed, 1 changed, 0 moved, 0 replaced\n",
      stderr: "",
    });
  });

  it("writes JSON with a format", async () => {
    const { stdout } = await diff("a.json", "b.json", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      format: "orchestration-diff/1",
      changed: [{ name: "q", properties: [{ path: "delaySeconds", before: 1, after: 2 }] }],
    });
  });

  it("exits with 1 on a difference only with --exit-code", async () => {
    expect((await diff("a.json", "b.json", "--exit-code")).code).toBe(EXIT.found);
    expect((await diff("a.json", "a.json", "--exit-code")).code).toBe(EXIT.ok);
  });

  it("names what is neither a file nor a stack, and the nearest stack", async () => {
    expect(await diff("a.json", "prdo")).toEqual({
      code: EXIT.usage,
      stdout: "",
      stderr:
        'error: after: is neither a plan file nor a stack, got "prdo"; ' +
        'name a file or one of prod (did you mean "prod"?)\n',
    });
  });

  it("names a plan file that is not there", async () => {
    const { code, stderr } = await diff("none.json", "a.json");
    expect([code, stderr]).toEqual([
      EXIT.usage,
      "error: none.json: does not exist; check the path\n",
    ]);
  });
});
