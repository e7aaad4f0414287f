import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { BenchContext } from "../../bench/benchmark";
import {
  copyProgram,
  editProgram,
  makeEmptyPack,
  makeEmptyProject,
} from "../../bench/scratch-projects";
import { ROOT } from "../support/repository";

let context: BenchContext;

beforeEach(() => {
  const sink = new Writable();
  context = {
    scratch: mkdtempSync(path.join(tmpdir(), "bench-")),
    rounds: 1,
    cli: {
      cwd: ROOT,
      projectRoot: ROOT,
      env: {},
      stdout: sink,
      stderr: sink,
      isTerminal: false,
      signal: new AbortController().signal,
    },
  };
});

afterEach(() => {
  rmSync(context.scratch, { recursive: true });
});

const runtimeOf = (folder: string): unknown =>
  parse(readFileSync(path.join(folder, "Pulumi.yaml"), "utf8")).runtime;

describe("makeEmptyProject", () => {
  it("has the runtime options of our own project", () => {
    expect(runtimeOf(makeEmptyProject(context))).toEqual(runtimeOf(ROOT));
  });
});

describe("copyProgram", () => {
  it("keeps our runtime options unless told otherwise", () => {
    expect(runtimeOf(copyProgram(context, "ours"))).toEqual(runtimeOf(ROOT));
  });

  it("replaces the runtime options and keeps the declared configuration", () => {
    const folder = copyProgram(context, "other", { name: "nodejs" });
    const project = parse(readFileSync(path.join(folder, "Pulumi.yaml"), "utf8"));
    expect(project.runtime).toEqual({ name: "nodejs" });
    expect(project.config).toHaveProperty("environment");
  });
});

describe("editProgram", () => {
  it("changes a source of the copy at each call, and nothing of the original", () => {
    const folder = copyProgram(context, "ours");
    const file = "stacks/environment.ts";
    const texts = [readFileSync(path.join(folder, file), "utf8")];
    for (let edit = 0; edit < 2; edit += 1) {
      editProgram(folder);
      texts.push(readFileSync(path.join(folder, file), "utf8"));
    }
    expect(new Set(texts).size).toBe(3);
    expect(readFileSync(path.join(ROOT, file), "utf8")).toBe(texts[0]);
  });
});

describe("makeEmptyPack", () => {
  it("is compiled, as ours is", () => {
    const folder = makeEmptyPack(context);
    expect(existsSync(path.join(folder, "index.js"))).toBe(true);
  });

  it("may be made by two benchmarks of one run", () => {
    expect(makeEmptyPack(context)).toBe(makeEmptyPack(context));
  });
});
