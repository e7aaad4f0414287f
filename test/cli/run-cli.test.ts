import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { VERBS } from "../../cli/commands";
import type { ProcessContext } from "../../engine/process-context";
import { EXIT } from "../../engine/exit-codes";
import { runCli } from "../../cli/run-cli";
import type { ActionRunner, Verb } from "../../cli/verb";
import { ROOT } from "../support/repository";
import { recordedContext, runRecorded } from "./recorded-context";

/** A verb `work` that does the given thing. */
function working(action: (context: ProcessContext) => Promise<0 | 1>): readonly Verb[] {
  const define = (command: Command, run: ActionRunner) => void command.action(() => run(action));
  return [{ name: "work", description: "work", load: async () => ({ define }) }];
}

describe("runCli", () => {
  it("prints the version", async () => {
    expect(await runRecorded(["--version"])).toEqual({ code: 0, stdout: "0.1.0\n", stderr: "" });
  });

  it("lists every verb in its help", async () => {
    const { code, stdout } = await runRecorded(["--help"]);
    const listed = stdout.split("Commands:")[1]?.split("\n\n")[0] ?? "";
    const verbs = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, verb]) => verb);
    expect(code).toBe(0);
    expect(verbs).toEqual([
      "preview",
      "plan",
      "render",
      "diff",
      "policy",
      "pool",
      "up",
      "refresh",
      "destroy",
      "cancel",
      "upgrade",
      "engine",
      "sandbox",
      "help",
    ]);
  });

  it.each([
    "preview",
    "plan",
    "render",
    "diff",
    "policy check",
    "policy list",
    "up",
    "cancel",
    "sandbox start",
    "sandbox status",
    "sandbox stop",
    "sandbox drift list",
    "engine install",
  ])("shows an example in the help of %s", async (verb) => {
    const { stdout } = await runRecorded([...verb.split(" "), "--help"]);
    expect(stdout).toContain(`\n  $ orchestrate ${verb}`);
  });

  it("suggests a verb for a misspelt one", async () => {
    expect(await runRecorded(["plna"])).toEqual({
      code: EXIT.usage,
      stdout: "",
      stderr: "error: unknown command 'plna'\n(Did you mean plan?)\n",
    });
  });

  it.each([
    [["plan", "--nope"]],
    [["render"]],
    [["diff", "a"]],
    [["diff", "a", "b", "--format", "xml"]],
    [[]],
  ])("takes %j for wrong usage", async (args) => {
    const { code, stderr } = await runRecorded(args);
    expect(code).toBe(EXIT.usage);
    expect(stderr).not.toBe("");
  });

  it("returns what the action returns", async () => {
    const { context } = recordedContext();
    expect(
      await runCli(
        ["work"],
        context,
        working(async () => EXIT.found),
      ),
    ).toBe(EXIT.found);
  });

  it("returns 130 after Ctrl-C, whatever the action made of it", async () => {
    const controller = new AbortController();
    const { context } = recordedContext({ signal: controller.signal });
    const verbs = working(async () => {
      controller.abort();
      return EXIT.ok;
    });
    expect(await runCli(["work"], context, verbs)).toBe(EXIT.interrupted);
  });

  it("reports what the action throws", async () => {
    const { context, stderr } = recordedContext();
    const verbs = working(() => Promise.reject(new Error("lost")));
    expect(await runCli(["work"], context, verbs)).toBe(EXIT.internal);
    expect(stderr()).toBe(
      "internal error: lost\nrun again with ORCHESTRATE_DEBUG=1 to see where\n",
    );
  });
});

/** Files of the project and packages of Pulumi that a command line loads, in its own process. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const script = `
    const { runCli } = require("./cli/run-cli");
    const { recordedContext } = require("./test/support/recorded-context");
    runCli(${JSON.stringify(args)}, recordedContext().context).then(() => {
      console.log(JSON.stringify(Object.keys(require.cache)));
    });`;
  const run = ["--import", "tsx", "--eval", script];
  const output = execFileSync(process.execPath, run, { cwd: ROOT, encoding: "utf8" });
  const files: readonly string[] = JSON.parse(output);
  return files.map((file) => path.relative(ROOT, file));
}

const singleVerbs = (verbs: readonly Verb[]): readonly string[] =>
  verbs.flatMap((verb) => ("verbs" in verb ? singleVerbs(verb.verbs) : [verb.name]));

describe("VERBS", () => {
  it("load nothing for the help of the command", () => {
    const loaded = loadedBy("--help");
    expect(loaded.filter((file) => /^cli\/commands\//.test(file))).toEqual([
      "cli/commands/index.ts",
    ]);
    expect(loaded.filter((file) => /@pulumi/.test(file))).toEqual([]);
  });

  it("load the module of the verb that is named, and neither the SDK nor the sandbox with it", () => {
    const loaded = loadedBy("up", "--help");
    expect(loaded.filter((file) => /^cli\/commands\/(?:up|plan|diff)\.ts$/.test(file))).toEqual([
      "cli/commands/up.ts",
    ]);
    expect(loaded.filter((file) => /^sandbox\/|@pulumi/.test(file))).toEqual([]);
  });

  it("describe every verb with a module that defines it", async () => {
    const modules = (verbs: readonly Verb[]): readonly Promise<unknown>[] =>
      verbs.flatMap((verb) => ("verbs" in verb ? modules(verb.verbs) : [verb.load()]));
    const loaded = await Promise.all(modules(VERBS));
    expect(loaded).toHaveLength(singleVerbs(VERBS).length);
    for (const module of loaded) expect(module).toHaveProperty("define", expect.any(Function));
  });
});
