import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FILLER, fillDisk } from "../../../sandbox/faults/fill-disk";
import { temporaryFolder } from "../../cli/temporary-folder";

describe("fillDisk", () => {
  it("refuses a file system that was not mounted for the purpose", () => {
    const folder = temporaryFolder();
    expect(() => fillDisk(folder)).toThrow(/must be a small one, got \d+ MiB free; mount one/);
    expect(existsSync(path.join(folder, FILLER))).toBe(false);
  });
});
