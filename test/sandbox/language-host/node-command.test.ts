import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  pluginArguments,
  programArguments,
  readRuntimeOptions,
} from "../../../sandbox/language-host/node-command";
import { ROOT } from "../../support/repository";

const sdk = (file: string): string => path.join(ROOT, "node_modules", "@pulumi", "pulumi", file);

describe("readRuntimeOptions", () => {
  it("type-checks unless told otherwise, as the official host does", () => {
    expect(readRuntimeOptions({})).toEqual({ typescript: true, nodeArguments: [] });
  });

  it("splits nodeargs at white space", () => {
    const options = { typescript: false, nodeargs: " --import  tsx " };
    expect(readRuntimeOptions(options)).toEqual({
      typescript: false,
      nodeArguments: ["--import", "tsx"],
    });
  });
});

describe("programArguments", () => {
  const run = {
    monitorAddress: "127.0.0.1:1",
    engineAddress: "127.0.0.1:2",
    organization: "organization",
    project: "shop",
    stack: "dev",
    workingDirectory: ROOT,
    rootDirectory: ROOT,
    programDirectory: ROOT,
    entryPoint: ".",
    dryRun: true,
    parallel: 16,
    options: { typescript: false, nodeArguments: ["--import", "tsx"] },
  };

  it("runs the project's own SDK with everything the engine said", () => {
    expect(programArguments(run)).toEqual([
      ...["--require", path.join(ROOT, "dist", "sandbox", "program-preload.cjs")],
      ...["--import", "tsx", sdk("cmd/run/index.js")],
      ...["--monitor", "127.0.0.1:1", "--engine", "127.0.0.1:2"],
      ...["--organization", "organization", "--project", "shop", "--stack", "dev"],
      ...["--pwd", ROOT, "--dry-run", "--parallel", "16", "--root-directory", ROOT],
      ROOT,
    ]);
  });

  it("says nothing of a dry run in an update", () => {
    expect(programArguments({ ...run, dryRun: false })).not.toContain("--dry-run");
  });
});

describe("pluginArguments", () => {
  const options = { typescript: true, nodeArguments: [] };

  it("serves a policy pack by the SDK's entry point for packs", () => {
    const folder = path.join(ROOT, "policy");
    expect(pluginArguments("analyzer", folder, ["127.0.0.1:2"], options).slice(2)).toEqual([
      sdk("cmd/run-policy-pack/index.js"),
      "127.0.0.1:2",
      folder,
    ]);
  });

  it("ends the plugin when its host is gone", () => {
    const [flag, module = ""] = pluginArguments("analyzer", ROOT, [], options);
    expect(flag).toBe("--import");
    expect(decodeURIComponent(module)).toContain('process.once("disconnect"');
  });

  it("serves any other plugin by the general one", () => {
    expect(pluginArguments("resource", ROOT, [], options)).toContain(
      sdk("cmd/run-plugin/index.js"),
    );
  });
});
