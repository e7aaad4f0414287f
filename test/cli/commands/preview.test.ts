import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/repository";
import { runRecorded } from "../recorded-context";
import { temporaryFolder } from "../temporary-folder";

const projectRoot = temporaryFolder();
const empty = path.join(projectRoot, "empty");
mkdirSync(empty);
copyFileSync(path.join(ROOT, "Pulumi.yaml"), path.join(projectRoot, "Pulumi.yaml"));
writeFileSync(path.join(projectRoot, "Pulumi.dev.yaml"), "config: {}\n");

describe("orchestrate preview without an engine", () => {
  it.each(["--faults", "--seed", "--state-dir"])(
    "refuses %s instead of ignoring it",
    async (flag) => {
      const nowhere = { projectRoot, env: { PATH: empty, ORCHESTRATION_CACHE: empty } };
      const run = await runRecorded(["preview", flag, "7"], nowhere);
      expect([run.code, run.stdout]).toEqual([2, ""]);
      expect(run.stderr).toContain(
        `${flag}: works with the Pulumi engine only, which is not there, got `,
      );
    },
  );
});
