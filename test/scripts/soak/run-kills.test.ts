import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseOptions } from "../../../scripts/soak/options";
import { runKills } from "../../../scripts/soak/run-kills";
import { scratchFolders } from "../../support/scratch-folder";

const scratches = scratchFolders();

describe("runKills", () => {
  it("starts nothing once it is interrupted, and leaves nothing", async () => {
    const scratch = scratches();
    const lines: string[] = [];
    const soak = runKills(parseOptions(["--only", "kills", "--trials", "2"]), {
      scratch,
      print: (line) => lines.push(line),
      now: () => 0,
      signal: AbortSignal.abort(),
    });
    await expect(soak).rejects.toThrow("aborted");
    expect([readdirSync(scratch), lines]).toEqual([[], []]);
  });
});
