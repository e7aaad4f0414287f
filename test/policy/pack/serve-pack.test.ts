import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import { build, type Metafile } from "esbuild";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RULES } from "../../../policy/rules";

const ROOT = path.resolve(__dirname, "../../..");

describe("the compiled pack", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "pack-"));
  const main = path.join(scratch, "index.js");
  let metafile: Metafile;

  beforeAll(async () => {
    symlinkSync(path.join(ROOT, "node_modules"), path.join(scratch, "node_modules"));
    ({ metafile } = await build({
      entryPoints: [path.join(ROOT, "policy/index.ts")],
      outfile: main,
      absWorkingDir: ROOT,
      bundle: true,
      metafile: true,
      platform: "node",
      external: ["@pulumi/*", "@grpc/*", "google-protobuf"],
    }));
  });

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("loads the SDK of policies and the protocol, and no provider", () => {
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
    const external = imports.filter((entry) => entry.external).map((entry) => entry.path);
    const packages = [...new Set(external)].filter((name) => !name.startsWith("node:"));
    const allowed = /^(@pulumi\/policy|@pulumi\/pulumi\/proto\/|google-protobuf\/)/;
    expect(packages.filter((name) => !allowed.test(name))).toEqual([]);
    expect(packages).toContain("@pulumi/policy");
  });

  it("tells the engine every rule by name", async () => {
    const info = await askInfo(main);
    const names = info.getPoliciesList().map((policy) => policy.getName());
    expect([info.getName(), info.getSupportsconfig()]).toEqual(["orchestration-platform", true]);
    expect([...names].sort()).toEqual([...RULES.map(({ id }) => id), "waived-findings"].sort());
  });
});

/** Boots a pack as the engine does, asks it who it is, and ends it. */
async function askInfo(main: string): Promise<AnalyzerInfo> {
  const child = spawn(process.execPath, [main], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const client = new AnalyzerClient(
      `127.0.0.1:${await firstLine(child)}`,
      credentials.createInsecure(),
    );
    const info = await new Promise<AnalyzerInfo>((resolve, reject) => {
      client.getAnalyzerInfo(new Empty(), (error, response) =>
        error === null ? resolve(response) : reject(error),
      );
    });
    client.close();
    return info;
  } finally {
    child.kill("SIGKILL");
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the pack ended with ${code}`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).once("line", resolve);
  });
}
