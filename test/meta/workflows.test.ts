import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ProcessContext } from "../../engine/process-context";
import { EXIT } from "../../engine/exit-codes";
import { runCli } from "../../cli/run-cli";
import { commentMarker } from "../../policy/report/markdown";

const ROOT = path.resolve(__dirname, "../..");
const FOLDER = path.join(ROOT, ".github/workflows");

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps?: readonly Step[];
  readonly "timeout-minutes"?: number;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const texts = readdirSync(FOLDER).map((name) => ({
  name,
  text: readFileSync(path.join(FOLDER, name), "utf8"),
}));
const workflows = texts.map(({ name, text }) => {
  const workflow: Workflow = parse(text);
  return { name, workflow };
});
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ id: `${name} ${id}`, job })),
);
const steps = jobs.flatMap(({ job }) => job.steps ?? []);
const scripts = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

/** Asks the command itself for the help of one of its verbs. */
async function helpOf(verbs: readonly string[]) {
  let stdout = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      stdout += String(chunk);
      done();
    },
  });
  const context: ProcessContext = {
    cwd: ROOT,
    projectRoot: ROOT,
    env: {},
    stdout: sink,
    stderr: sink,
    isTerminal: false,
    signal: new AbortController().signal,
  };
  return { code: await runCli([...verbs, "--help"], context), stdout };
}

/** `policy check … --format x` as its verbs and flags. */
function orchestrateCalls() {
  return scripts
    .flatMap((script) => script.replaceAll("\\\n", " ").split("\n"))
    .flatMap((line) => line.match(/npx orchestrate ([^|]*)/)?.[1] ?? [])
    .map((call) => {
      const [first = "", second = ""] = call.split(" ");
      return {
        verbs: first === "policy" ? [first, second] : [first],
        flags: call.match(/--[a-z-]+/g) ?? [],
      };
    });
}

describe("workflows of pull requests", () => {
  it("pins every action to a commit and names its release", () => {
    const used = texts.flatMap(({ text }) => text.match(/uses: .*/g) ?? []);
    const foreign = used.filter((line) => !line.startsWith("uses: ./"));
    expect(foreign.length).toBeGreaterThan(10);
    for (const line of foreign) expect(line).toMatch(/@[0-9a-f]{40} # v\d/);
  });

  it("starts with no rights, and never with those of the base", () => {
    for (const { workflow } of workflows) {
      expect(workflow.permissions).toEqual({});
      expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    }
  });

  it("gives each job exactly what it needs", () => {
    const rights = Object.fromEntries(jobs.map(({ id, job }) => [id, job.permissions]));
    expect(rights).toEqual({
      "policy-check.yml verify": { contents: "read" },
      "policy-check.yml policy": { contents: "read" },
      "policy-check.yml code-scanning": { contents: "read", "security-events": "write" },
      "policy-check.yml comment": { "pull-requests": "write" },
      "policy-check.yml preview": { contents: "read", "id-token": "write" },
      "pull-request.yml check": {
        contents: "read",
        "id-token": "write",
        "pull-requests": "write",
        "security-events": "write",
      },
    });
  });

  it("runs no code of the pull request where it may write", () => {
    const writing = jobs.filter(({ job }) => {
      const rights = job.permissions ?? {};
      return rights["security-events"] === "write" || rights["pull-requests"] === "write";
    });
    const ran = writing.flatMap(({ job }) => (job.steps ?? []).map(({ run = "" }) => run));
    expect(ran.join("\n")).not.toMatch(/\bnp[mx]\b|\bnode\b/);
  });

  it("previews without an environment, whose token the deploy role would trust", () => {
    expect(jobs.flatMap(({ job }) => job.environment ?? [])).toEqual([]);
  });

  it("puts no expression into a script", () => {
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  it("ends every job in time, and the older run of a pull request", () => {
    const endless = jobs.filter(({ job }) => !job.uses && job["timeout-minutes"] === undefined);
    expect(endless.map(({ id }) => id)).toEqual([]);
    const caller = workflows.find(({ name }) => name === "pull-request.yml");
    expect(caller?.workflow.concurrency?.group).toContain("github.event.pull_request.number");
  });

  it("leaves no token of the checkout behind", () => {
    const checkouts = texts.flatMap(({ text }) => text.match(/actions\/checkout@/g) ?? []).length;
    const kept = texts.flatMap(
      ({ text }) => text.match(/persist-credentials: false/g) ?? [],
    ).length;
    expect(kept).toBe(checkouts);
  });

  it("names npm scripts that exist", () => {
    const { scripts: known } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
    const named = scripts.flatMap((script) => script.match(/npm (?:run )?(?!ci\b)[\w:-]+/g) ?? []);
    expect(named.length).toBeGreaterThan(1);
    for (const call of named) expect(known).toHaveProperty([call.split(" ").at(-1) ?? ""]);
  });

  it("names commands and flags that exist", async () => {
    const calls = orchestrateCalls();
    expect(calls.map(({ verbs }) => verbs.join(" "))).toEqual([
      "plan",
      "plan",
      "diff",
      "policy check",
    ]);
    for (const { verbs, flags } of calls) {
      const { code, stdout } = await helpOf(verbs);
      expect(code).toBe(EXIT.ok);
      for (const flag of flags) expect(stdout).toContain(flag);
    }
  });

  it("looks for the comment by the line that the report starts with", () => {
    const marker = commentMarker("$STACK");
    expect(scripts.some((script) => script.includes(marker))).toBe(true);
  });
});
