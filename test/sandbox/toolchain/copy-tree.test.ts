import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { copyTree } from "../../../sandbox/toolchain/copy-tree";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

describe("copyTree", () => {
  it("copies everything, and makes folders that can be deleted again", async () => {
    const [from, to] = [path.join(scratch(), "from"), path.join(scratch(), "to")];
    const inner = path.join(from, "inner");
    mkdirSync(inner, { recursive: true });
    writeFileSync(path.join(inner, "file"), "text");
    chmodSync(inner, 0o555);
    await copyTree(from, to);
    chmodSync(inner, 0o755);
    expect(readFileSync(path.join(to, "inner", "file"), "utf8")).toBe("text");
    expect(statSync(path.join(to, "inner")).mode & 0o200).toBe(0o200);
  });
});
