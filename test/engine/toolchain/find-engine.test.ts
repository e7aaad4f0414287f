import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findEngine, searchEngine } from "../../../engine/toolchain/find-engine";
import { PULUMI_VERSION } from "../../../engine/toolchain/pulumi-versions";
import { fakeProgram } from "./fake-programs";
import { recordedToolchain } from "./recorded-toolchain";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

function cachedEngine(cache: string): string {
  const folder = path.join(cache, "pulumi", PULUMI_VERSION, "bin");
  return path.join(fakeProgram(folder, "pulumi", "exit 1"), "pulumi");
}

describe("findEngine", () => {
  it("is undefined where there is none", async () => {
    const { context } = recordedToolchain({ PATH: scratch(), ORCHESTRATION_CACHE: scratch() });
    expect(await findEngine(context)).toBeUndefined();
  });

  it("prefers a CLI on PATH that is new enough", async () => {
    const cache = scratch();
    cachedEngine(cache);
    const folder = fakeProgram(scratch(), "pulumi", "echo v3.240.1");
    const { context } = recordedToolchain({ PATH: folder, ORCHESTRATION_CACHE: cache });
    expect(await findEngine(context)).toEqual({
      executable: path.join(folder, "pulumi"),
      version: "3.240.1",
      origin: "path",
      hasLanguageHost: false,
    });
  });

  it("falls back to the cached one without running it", async () => {
    const cache = scratch();
    const executable = cachedEngine(cache);
    const { context } = recordedToolchain({ PATH: scratch(), ORCHESTRATION_CACHE: cache });
    expect(await findEngine(context)).toEqual({
      executable,
      version: PULUMI_VERSION,
      origin: "cache",
      hasLanguageHost: false,
    });
  });

  it("sees the official language host beside the CLI, also behind a link", async () => {
    const real = fakeProgram(scratch(), "pulumi", "echo v3.259.0");
    fakeProgram(real, "pulumi-language-nodejs", "exit 0");
    const folder = scratch();
    symlinkSync(path.join(real, "pulumi"), path.join(folder, "pulumi"));
    const { context } = recordedToolchain({ PATH: folder, ORCHESTRATION_CACHE: scratch() });
    expect((await findEngine(context))?.hasLanguageHost).toBe(true);
  });
});

describe("searchEngine", () => {
  it("says that a CLI is too old", async () => {
    const folder = fakeProgram(scratch(), "pulumi", "echo v3.100.0");
    const { context } = recordedToolchain({ PATH: folder, ORCHESTRATION_CACHE: scratch() });
    expect(await searchEngine(context)).toEqual({
      engine: undefined,
      passedOver: "pulumi 3.100.0 on PATH is older than 3.229.0",
    });
  });

  it("says that a CLI is broken", async () => {
    const folder = fakeProgram(scratch(), "pulumi", "exit 3");
    const { context } = recordedToolchain({ PATH: folder, ORCHESTRATION_CACHE: scratch() });
    const { passedOver } = await searchEngine(context);
    expect(passedOver).toBe(`${path.join(folder, "pulumi")} does not answer \`version\``);
  });
});
