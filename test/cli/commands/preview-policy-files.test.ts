import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { toDay } from "../../../components/core/pure/day";
import { ROOT } from "../../support/repository";
import { runRecorded } from "../recorded-context";
import { temporaryFolder } from "../temporary-folder";

const SDK = JSON.stringify(path.join(ROOT, "node_modules", "@pulumi", "pulumi"));

/** A pod that shares its node's processes. */
const PROGRAM = `
const { CustomResource } = require(${SDK});
new CustomResource("kubernetes:core/v1:Pod", "web", {
  metadata: { name: "web", namespace: "team-a" },
  spec: { hostPID: true },
});
`;

/** Only one rule, so that the preview depends on nothing else. */
const CONFIG = "all: disabled\npss-host-namespaces: mandatory\nwaiver-hygiene: mandatory\n";

const DAY_MS = 24 * 60 * 60 * 1000;
const EXPIRES = toDay(new Date(Date.now() + 30 * DAY_MS));
const WAIVERS = `
format: orchestration-waivers/1
waivers:
  - {id: w, rule: pss-host-namespaces, resources: [team-a/web], owner: a, reason: b, expires: ${EXPIRES}, ticket: T-1}
`;

/** Previews the program in a project with these files in its folder `policy`. */
function preview(files: Readonly<Record<string, string>>) {
  const projectRoot = temporaryFolder();
  mkdirSync(path.join(projectRoot, "policy"));
  const all = {
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "Pulumi.prod.yaml": "config: {}\n",
    "package.json": JSON.stringify({ main: "index.js" }),
    "index.js": PROGRAM,
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`policy/${name}`, text])),
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(path.join(projectRoot, name), text);
  return runRecorded(["preview", "--embedded", "--stack", "prod"], {
    cwd: projectRoot,
    projectRoot,
  });
}

describe("orchestrate preview with the project's own policy files", () => {
  it("obeys the configuration", async () => {
    const run = await preview({ "config.yaml": CONFIG });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("mandatory  pss-host-namespaces");
    expect(run.stdout).toContain("1 mandatory, 0 advisory (");
  });

  it("obeys the waivers", async () => {
    const run = await preview({ "config.yaml": CONFIG, "waivers.yaml": WAIVERS });
    expect([run.code, run.stderr]).toEqual([0, expect.not.stringContaining("error")]);
    expect(run.stdout).toContain("no findings, 1 waived");
  });

  it("refuses a file with a mistake", async () => {
    const run = await preview({ "config.yaml": "all: warn\n" });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("policy/config.yaml:1: all: is not a level");
  });
});
