import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { CommandModule } from "../../cli/command";
import { COMMANDS } from "../../cli/commands";
import type { CliContext } from "../../cli/context";
import { EXIT } from "../../cli/exit-codes";
import { runCli } from "../../cli/run-cli";
import { ROOT } from "../support/repository";
import { recordedContext, runRecorded } from "./recorded-context";

/** A verb `work` that does the given thing. */
function working(action: (context: CliContext) => Promise<0 | 1>): readonly CommandModule[] {
  return [{ register: (program, run) => void program.command("work").action(() => run(action)) }];
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
    const modules = working(async () => {
      controller.abort();
      return EXIT.ok;
    });
    expect(await runCli(["work"], context, modules)).toBe(EXIT.interrupted);
  });

  it("reports what the action throws", async () => {
    const { context, stderr } = recordedContext();
    const modules = working(() => Promise.reject(new Error("lost")));
    expect(await runCli(["work"], context, modules)).toBe(EXIT.internal);
    expect(stderr()).toBe(
      "internal error: lost\nrun again with ORCHESTRATE_DEBUG=1 to see where\n",
    );
  });
});

describe("COMMANDS", () => {
  it("are registered without loading the Pulumi SDK", () => {
    // In a process of its own: other suites in this one may have loaded it.
    const script = `
      const { COMMANDS } = require("./cli/commands");
      const loaded = Object.keys(require.cache).filter((file) => file.includes("@pulumi"));
      console.log(JSON.stringify([COMMANDS.length, loaded]));`;
    const args = ["--import", "tsx", "--eval", script];
    const output = execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    expect(JSON.parse(output)).toEqual([COMMANDS.length, []]);
  });
});
