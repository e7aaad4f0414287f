import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkConfiguration } from "../../../cli/check-configuration";
import { PROJECT_ROOT } from "../shipped-stacks";

const STACK = "fuzz";

/** Does what every command does first with the text of a stack file, in a scratch project. */
export function tryStackFile(text: string): void {
  const project = mkdtempSync(path.join(os.tmpdir(), "fuzz-stack-file-"));
  try {
    copyFileSync(path.join(PROJECT_ROOT, "Pulumi.yaml"), path.join(project, "Pulumi.yaml"));
    writeFileSync(path.join(project, `Pulumi.${STACK}.yaml`), text);
    checkConfiguration(project, STACK);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
