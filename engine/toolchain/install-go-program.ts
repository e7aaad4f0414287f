import { rm } from "node:fs/promises";
import path from "node:path";
import { programFile, toolFolder } from "./cache-folder";
import { buildGoProgram, type GoProgram } from "./go-module";
import { installTool } from "./install-tool";
import type { ToolchainContext } from "./toolchain-context";

/** Where a program built from a Go module stands once installed. */
export function goProgramFile(program: GoProgram, context: Pick<ToolchainContext, "env">): string {
  return path.join(goProgramFolder(program, context), "bin", programFile(program.name));
}

/** Folder of one built program: its `bin`, and whatever `addFiles` put beside it. */
export function goProgramFolder(
  program: GoProgram,
  context: Pick<ToolchainContext, "env">,
): string {
  return toolFolder(context.env, program.name, program.version.replace(/^v/, ""));
}

/**
 * Makes sure that a program is cached, building it from its Go module where it is not.
 *
 * @param addFiles - puts data files that the program needs into the folder before it appears
 * @returns the path of the program
 */
export async function installGoProgram(
  program: GoProgram,
  context: ToolchainContext,
  addFiles?: (folder: string) => Promise<void>,
): Promise<string> {
  return installTool(
    {
      folder: goProgramFolder(program, context),
      program: path.join("bin", programFile(program.name)),
      make: async (scratch) => {
        await buildGoProgram(program, scratch, context);
        await rm(path.join(scratch, "source"), { recursive: true, force: true });
        await addFiles?.(scratch);
      },
    },
    context,
  );
}
