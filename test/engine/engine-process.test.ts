import path from "node:path";
import { describe, expect, it } from "vitest";
import { runEngineProcess } from "../../engine/engine-process";
import { recordedContext } from "../support/recorded-context";
import { fakeProgram } from "./toolchain/fake-programs";
import { scratchFolders } from "../support/scratch-folder";

const scratch = scratchFolders();

const DEBUG = '{"diagnosticEvent":{"message":"password=hunter2","severity":"debug"}}';
const CREATED = '{"resOutputsEvent":{"metadata":{"op":"create"}}}';

/** What a CLI shows that prints an event of each kind. */
async function shown(args: readonly string[]): Promise<string> {
  const folder = fakeProgram(scratch(), "pulumi", `echo '${DEBUG}'; echo '${CREATED}'`);
  const { context, stdout } = recordedContext();
  const executable = path.join(folder, "pulumi");
  const run = { executable, args, cwd: folder, env: process.env, isInteractive: false };
  expect(await runEngineProcess(run, context)).toBe(0);
  return stdout();
}

describe("runEngineProcess", () => {
  it.each(["--json", "--json=true", "-j", "-yj"])(
    "keeps debug events, which hold secrets, from who says %s",
    async (flag) => {
      expect(await shown(["up", flag])).toBe(`${CREATED}\n`);
    },
  );

  it("passes on what is not JSON of events", async () => {
    expect(await shown(["up", "--yes"])).toBe(`${DEBUG}\n${CREATED}\n`);
  });
});
