#!/usr/bin/env node
import { EXIT } from "./exit-codes";
import { refreshBuild } from "./fresh-build";
import { PACKAGE_ROOT } from "./project-root";

/** Everything but the freshness of the build is loaded after it is certain. */
async function main(): Promise<void> {
  if (!refreshBuild(PACKAGE_ROOT)) {
    process.stderr.write("error: dist/ could not be rebuilt; correct the source named above\n");
    process.exitCode = EXIT.usage;
    return;
  }
  const { runProcess } = await import("./run-process.js");
  process.exitCode = await runProcess();
}

void main();
