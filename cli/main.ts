#!/usr/bin/env node
import { EXIT } from "../engine/exit-codes";
import { PACKAGE_ROOT } from "../engine/project-root";
import { refreshBuild } from "./fresh-build";

/** Everything but the freshness of the build is loaded after it is certain. */
async function main(): Promise<void> {
  if (!refreshBuild(PACKAGE_ROOT)) {
    process.stderr.write("error: dist/ could not be rebuilt; correct the source named above\n");
    process.exitCode = EXIT.usage;
    return;
  }
  const { runCommandLine } = await import("./run-command-line.js");
  process.exitCode = await runCommandLine();
}

void main();
