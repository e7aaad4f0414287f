import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../engine/exit-codes";
import { orchestrate } from "../support/orchestrate";
import { ROOT } from "../support/repository";

describe("the built command", () => {
  it("runs", () => {
    expect(orchestrate(["--version"])).toEqual({ code: EXIT.ok, stdout: "0.1.0\n", stderr: "" });
  });

  it("exits with 2 and one plain line on an unknown stack", () => {
    expect(orchestrate(["plan", "--stack", "prodd"])).toEqual({
      code: EXIT.usage,
      stdout: "",
      stderr:
        'error: --stack: there is no such stack, got "prodd"; ' +
        'use one of dev, local, prod (did you mean "prod"?)\n',
    });
  });

  it("says so where a program waits for what never comes", () => {
    const main = path.join(ROOT, "dist", "cli", "main.js");
    const cwd = path.join(ROOT, "test", "embedded", "fixtures", "stalled");
    const { status, stderr } = spawnSync(process.execPath, [main, "plan"], {
      cwd,
      encoding: "utf8",
    });
    expect(status).toBe(EXIT.usage);
    expect(stderr).toContain("error: the program stopped before all its resources were declared");
  });
});
