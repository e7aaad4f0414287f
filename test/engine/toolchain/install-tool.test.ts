import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type ToolInstallation, installTool } from "../../../engine/toolchain/install-tool";
import { recordedToolchain } from "./recorded-toolchain";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

function tool(root: string, make: ToolInstallation["make"]): ToolInstallation {
  return { folder: path.join(root, "tool", "1.0.0"), program: "program", make };
}

function writeProgram(folder: string): Promise<void> {
  writeFileSync(path.join(folder, "program"), "complete");
  return Promise.resolve();
}

describe("installTool", () => {
  it("returns the program inside the versioned folder", async () => {
    const root = scratch();
    const program = await installTool(tool(root, writeProgram), recordedToolchain({}).context);
    expect(program).toBe(path.join(root, "tool", "1.0.0", "program"));
    expect(readFileSync(program, "utf8")).toBe("complete");
    expect(readdirSync(path.join(root, "tool"))).toEqual(["1.0.0"]);
  });

  it("makes nothing when the tool is there", async () => {
    const root = scratch();
    const { context } = recordedToolchain({});
    await installTool(tool(root, writeProgram), context);
    const again = installTool(
      tool(root, () => Promise.reject(new Error("made twice"))),
      context,
    );
    await expect(again).resolves.toContain("program");
  });

  it("makes the tool once when two install at the same time", async () => {
    const root = scratch();
    let made = 0;
    const counted = tool(root, async (folder) => {
      made += 1;
      await writeProgram(folder);
    });
    const { context } = recordedToolchain({});
    await Promise.all([installTool(counted, context), installTool(counted, context)]);
    expect(made).toBe(1);
  });

  it("leaves nothing when making fails half-way", async () => {
    const root = scratch();
    const broken = tool(root, async (folder) => {
      await writeProgram(folder);
      throw new Error("disk full");
    });
    await expect(installTool(broken, recordedToolchain({}).context)).rejects.toThrow("disk full");
    expect(readdirSync(path.join(root, "tool"))).toEqual([]);
  });

  it("leaves nothing when it is interrupted after the last byte", async () => {
    const root = scratch();
    const { context, controller } = recordedToolchain({});
    const interrupted = tool(root, async (folder) => {
      await writeProgram(folder);
      controller.abort();
    });
    await expect(installTool(interrupted, context)).rejects.toThrow("aborted");
    expect(readdirSync(path.join(root, "tool"))).toEqual([]);
  });

  it("clears away what a killed install left behind", async () => {
    const root = scratch();
    const leftover = path.join(root, "tool", "1.0.0.partial-killed");
    mkdirSync(leftover, { recursive: true });
    await installTool(tool(root, writeProgram), recordedToolchain({}).context);
    expect(existsSync(leftover)).toBe(false);
  });
});
