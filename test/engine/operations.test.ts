import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { EngineOperation } from "../../engine/clouds";
import { runEngine } from "../../engine/operations";
import { simulatedClouds } from "../../sandbox/simulated-clouds";
import { recordedContext } from "../support/recorded-context";
import { fakeProgram } from "./toolchain/fake-programs";
import { scratchFolders } from "../support/scratch-folder";

const scratch = scratchFolders();

const isTTY = Object.getOwnPropertyDescriptor(process.stdin, "isTTY");

afterEach(() => {
  if (isTTY === undefined) Reflect.deleteProperty(process.stdin, "isTTY");
  else Object.defineProperty(process.stdin, "isTTY", isTTY);
});

const EMPTY = '{"version":3,"checkpoint":{"latest":{}}}';
const FULL = '{"version":3,"checkpoint":{"latest":{"resources":[{"urn":"urn:x"}]}}}';

/** A project whose CLI notes what it is asked for, and leaves a state behind. */
function fakeProject(stateAfter: string) {
  const projectRoot = scratch();
  writeFileSync(path.join(projectRoot, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  writeFileSync(path.join(projectRoot, "Pulumi.dev.yaml"), "config: {}\n");
  const states = path.join(projectRoot, ".sandbox", "backend", ".pulumi", "stacks", "shop");
  const state = path.join(states, "dev.json");
  const calls = path.join(projectRoot, "calls");
  const script = [
    `echo "$@" >> '${calls}'`,
    `case "$1 $2" in`,
    `"stack init") mkdir -p '${states}'; echo '${EMPTY}' > '${state}';;`,
    `"stack rm") rm '${state}';;`,
    `*) echo '${stateAfter}' > '${state}';;`,
    "esac",
  ].join("\n");
  const executable = path.join(fakeProgram(projectRoot, "pulumi", script), "pulumi");
  return {
    projectRoot,
    state,
    engine: { executable, version: "3.259.0", origin: "path", hasLanguageHost: true } as const,
    calls: () => readFileSync(calls, "utf8").trimEnd().split("\n"),
  };
}

/** Runs an operation with the fake CLI; on a terminal when that is said. */
async function operate(
  operation: EngineOperation,
  extraArgs: readonly string[],
  { stateAfter, onTerminal = false }: { stateAfter: string; onTerminal?: boolean },
) {
  const project = fakeProject(stateAfter);
  const { projectRoot, engine } = project;
  const terminal = onTerminal ? { isTerminal: true, stdout: process.stdout } : {};
  if (onTerminal)
    Object.defineProperty(process.stdin, "isTTY", { value: true, configurable: true });
  const { context } = recordedContext({ projectRoot, env: process.env, ...terminal });
  const common = { context, engine, stack: "dev", policyPack: false, extraArgs } as const;
  const code = await runEngine(operation, {
    ...common,
    clouds: simulatedClouds({ kubernetes: "recorded" }),
  });
  return { ...project, code };
}

describe("runEngine on a terminal", () => {
  it.each(["up", "destroy"] as const)(
    "confirms %s itself where JSON is asked for, which no person answers",
    async (operation) => {
      const { calls } = await operate(operation, ["--json"], {
        stateAfter: FULL,
        onTerminal: true,
      });
      expect(calls().at(-1)).toMatch(/--non-interactive --suppress-progress --yes --json$/);
    },
  );

  it("leaves the questions to the CLI otherwise", async () => {
    const { calls } = await operate("up", [], { stateAfter: FULL, onTerminal: true });
    expect(calls().at(-1)).not.toContain("--yes");
  });
});

describe("destroy in the sandbox", () => {
  it("removes the stack when nothing is left in it", async () => {
    const { code, calls, state } = await operate("destroy", [], { stateAfter: EMPTY });
    expect(code).toBe(0);
    expect(calls().at(-1)).toMatch(/^stack rm dev /);
    expect(existsSync(state)).toBe(false);
  });

  it("keeps the stack of which a part is left", async () => {
    const { code, calls } = await operate("destroy", ["--target", "x"], { stateAfter: FULL });
    expect([code, calls().at(-1)?.split(" ")[0]]).toEqual([0, "destroy"]);
  });

  it("keeps an empty stack where a destroy is only shown", async () => {
    const only = await operate("destroy", ["--preview-only"], { stateAfter: EMPTY });
    expect([only.code, existsSync(only.state)]).toEqual([0, true]);
    // The CLI refuses a confirmation of what it is not to do.
    expect(only.calls().at(-1)).not.toContain("--yes");
  });

  it("keeps the CLI from deleting the stack's configuration, which `--remove` does", async () => {
    const { code, calls } = await operate("destroy", ["--remove"], { stateAfter: EMPTY });
    expect(code).toBe(0);
    expect(calls().filter((call) => call.includes("--remove ") || /--remove$/.test(call))).toEqual(
      [],
    );
    expect(calls().at(-1)).toMatch(/^stack rm dev .*--preserve-config/);
  });
});
