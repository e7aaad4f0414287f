import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../engine/exit-codes";
import { runCli } from "../../cli/run-cli";
import { toDay } from "../../components/core/pure/day";
import { recordedContext } from "../cli/recorded-context";

const DAY_MS = 24 * 60 * 60 * 1000;
const dayFromNow = (days: number) => toDay(new Date(Date.now() + days * DAY_MS));

const RISKY = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostPID: true}\n";
const POD_URN = "urn:pulumi:prod::shop::kubernetes:core/v1:Pod::web";
const PLAN = {
  format: "orchestration-plan/1",
  project: "shop",
  stack: "prod",
  environment: "prod",
  resources: [
    {
      urn: POD_URN,
      type: "kubernetes:core/v1:Pod",
      name: "web",
      custom: true,
      parent: null,
      provider: null,
      inputs: { metadata: { name: "web" }, spec: { hostPID: true } },
      dependencies: [],
      propertyDependencies: {},
      aliases: [],
      protect: false,
      ignoreChanges: [],
      retainOnDelete: false,
      deletedWith: null,
    },
  ],
  outputs: {},
};

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "policy-files-"));
  write("risky.yaml", RISKY);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

function writeWaivers(expires: string, more = ""): void {
  const entry = `{id: w, rules: [pss-host-namespaces], resources: [web], owner: team-a, reason: agent, expires: ${expires}, ticket: OPS-1${more}}`;
  write("waivers.yaml", `format: orchestration-waivers/1\nwaivers:\n  - ${entry}\n`);
}

async function policy(...args: readonly string[]) {
  const { context, stdout, stderr } = recordedContext({ cwd: folder, projectRoot: folder });
  const code = await runCli(["policy", ...args], context);
  return { code, stdout: stdout(), stderr: stderr() };
}

const ONLY = ["--only", "pss-host-namespaces,waiver-hygiene"];

describe("policy check --config", () => {
  it("takes levels and parameters from the file", async () => {
    write("policy.yaml", "all: disabled\nbyEnvironment: {prod: {pss-host-namespaces: advisory}}\n");
    const run = await policy("check", "risky.yaml", "--config", "policy.yaml", "--format", "json");
    expect([run.code, JSON.parse(run.stdout)]).toMatchObject([
      EXIT.ok,
      { evaluated: { rules: 1 }, findings: [{ rule: "pss-host-namespaces", level: "advisory" }] },
    ]);
  });

  it("refuses a file with a mistake before it checks anything", async () => {
    write("policy.yaml", "all: warn\n");
    const run = await policy("check", "risky.yaml", "--config", "policy.yaml");
    expect([run.code, run.stdout]).toEqual([EXIT.usage, ""]);
    expect(run.stderr).toContain('policy.yaml:1: all: is not a level, got "warn"');
  });

  it("lists the mistakes of all its files together", async () => {
    write("policy.yaml", "all: warn\n");
    write("waivers.yaml", "waivers: []\n");
    const files = [
      "--config",
      "policy.yaml",
      "--waivers",
      "waivers.yaml",
      "--baseline",
      "none.json",
    ];
    const { code, stderr } = await policy("check", "risky.yaml", ...files);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(
      /3 problems:[^]*policy\.yaml:1[^]*waivers\.yaml:1[^]*none\.json: does not/,
    );
  });
});

describe("policy check --waivers", () => {
  it("exits with 0 where all is waived, and shows it in JSON", async () => {
    writeWaivers(dayFromNow(30));
    const run = await policy(
      "check",
      "risky.yaml",
      ...ONLY,
      "--waivers",
      "waivers.yaml",
      "--format",
      "json",
    );
    expect([run.code, JSON.parse(run.stdout)]).toMatchObject([
      EXIT.ok,
      { findings: [], waived: [{ path: "spec.hostPID", waiver: { id: "w", ticket: "OPS-1" } }] },
    ]);
  });

  it("shows it in the text as well, with owner and expiry", async () => {
    const expires = dayFromNow(30);
    writeWaivers(expires);
    const { stdout } = await policy("check", "risky.yaml", ...ONLY, "--waivers", "waivers.yaml");
    expect(stdout).toContain(
      `pss-host-namespaces: spec.hostPID, Pod web; waiver w of team-a until ${expires}`,
    );
    expect(stdout).toContain("no findings, 1 waived (");
  });

  it("exits with 1 where the waiver has run out, with its file and line", async () => {
    writeWaivers(dayFromNow(-1));
    const run = await policy(
      "check",
      "risky.yaml",
      ...ONLY,
      "--waivers",
      "waivers.yaml",
      "--format",
      "json",
    );
    expect([run.code, JSON.parse(run.stdout)]).toMatchObject([
      EXIT.found,
      {
        waived: [],
        findings: [
          { rule: "pss-host-namespaces" },
          {
            rule: "waiver-hygiene",
            level: "mandatory",
            source: { file: "waivers.yaml", line: 3 },
            path: "waivers[0].expires",
          },
        ],
      },
    ]);
  });
});

describe("policy lint", () => {
  it("has nothing against good files", async () => {
    write("policy.yaml", "all: advisory\n");
    writeWaivers(dayFromNow(30));
    const run = await policy("lint", "policy.yaml", "waivers.yaml");
    expect([run.code, run.stdout]).toEqual([EXIT.ok, "no mistakes in policy.yaml, waivers.yaml\n"]);
  });

  it("lists the mistakes of all files and exits with 2", async () => {
    write("policy.yaml", "all: warn\n");
    writeWaivers(dayFromNow(-1));
    const run = await policy("lint", "policy.yaml", "waivers.yaml", "none.yaml");
    expect(run.code).toBe(EXIT.usage);
    expect(run.stderr).toMatch(
      /policy\.yaml:1: all[^]*waivers\.yaml:3: waivers\[0\]\.expires: the waiver expired[^]*none\.yaml: does not exist/,
    );
  });
});

describe("policy baseline", () => {
  it("writes what policy check then passes over, with the count", async () => {
    const written = await policy("baseline", "risky.yaml", "--out", "baseline.json");
    expect(written.code).toBe(EXIT.ok);
    expect(JSON.parse(readFileSync(path.join(folder, "baseline.json"), "utf8"))).toMatchObject({
      format: "orchestration-baseline/1",
    });

    const same = await policy("check", "risky.yaml", "--baseline", "baseline.json");
    expect(same.code).toBe(EXIT.ok);
    expect(same.stdout).toMatch(/no findings.*, \d+ known to the baseline/);

    write("new.yaml", RISKY.replace("web", "other"));
    const more = await policy(
      "check",
      ".",
      ...ONLY,
      "--baseline",
      "baseline.json",
      "--format",
      "json",
    );
    expect([more.code, JSON.parse(more.stdout)]).toMatchObject([
      EXIT.found,
      { findings: [{ resource: { name: "other" } }], baseline: { known: 1, gone: [] } },
    ]);
  });
});

describe("policy exceptions", () => {
  it("writes what waivers let pass in a plan, and names what it leaves out", async () => {
    writeWaivers(dayFromNow(30));
    write("plan.json", JSON.stringify(PLAN));
    const run = await policy("exceptions", "--waivers", "waivers.yaml", "--plan", "plan.json");
    expect([run.code, JSON.parse(run.stdout)]).toMatchObject([
      EXIT.ok,
      { exceptions: { w: { match: [{ policies: ["pss-host-namespaces"], targets: [POD_URN] }] } } },
    ]);

    writeWaivers(dayFromNow(-1));
    const expired = await policy("exceptions", "--waivers", "waivers.yaml", "--plan", "plan.json");
    expect(JSON.parse(expired.stdout)).toEqual({ exceptions: {} });
    expect(expired.stderr).toContain("left out w: has run out");
  });

  it("says in its help that an exception never ends by itself", async () => {
    expect((await policy("exceptions", "--help")).stdout).toContain("the expiry is ours");
  });
});
