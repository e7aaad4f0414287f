import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { parse, stringify } from "yaml";
import type { BenchContext } from "./benchmark";

/** A project of our runtime options whose program declares nothing. */
export function makeEmptyProject(context: BenchContext): string {
  const folder = makeFolder(context, "empty");
  const { runtime } = readProject(context.cli.projectRoot);
  writeFileSync(path.join(folder, "Pulumi.yaml"), stringify({ name: "empty", runtime }));
  cpSync(path.join(context.cli.projectRoot, "scripts"), path.join(folder, "scripts"), {
    recursive: true,
  });
  writeFileSync(path.join(folder, "Pulumi.dev.yaml"), "config: {}\n");
  writeFileSync(path.join(folder, "index.ts"), "export {};\n");
  writeManifest(folder, { name: "empty", main: "index.ts" });
  return folder;
}

/** What the program consists of. */
const PROGRAM = [
  ...["index.ts", "components", "stacks", "scripts", "package.json", "tsconfig.json"],
  ...["Pulumi.yaml", "Pulumi.dev.yaml"],
];

/** A copy of our program that may be edited; `runtime` replaces the options of its Pulumi.yaml. */
export function copyProgram(context: BenchContext, name: string, runtime?: object): string {
  const folder = makeFolder(context, name);
  for (const part of PROGRAM) {
    cpSync(path.join(context.cli.projectRoot, part), path.join(folder, part), { recursive: true });
  }
  if (runtime !== undefined) {
    const project = { ...readProject(folder), runtime };
    writeFileSync(path.join(folder, "Pulumi.yaml"), stringify(project));
  }
  return folder;
}

/** What a Pulumi.yaml says. */
function readProject(folder: string): Readonly<Record<string, unknown>> {
  const project: unknown = parse(readFileSync(path.join(folder, "Pulumi.yaml"), "utf8"));
  return typeof project === "object" && project !== null ? { ...project } : {};
}

/** Changes one source file of a copy without changing what it does: caches of it are stale then. */
export function editProgram(folder: string): void {
  appendFileSync(path.join(folder, "stacks/environment.ts"), `\n// ${performance.now()}\n`);
}

/** A policy pack without rules. */
export function makeEmptyPack(context: BenchContext): string {
  const folder = makeFolder(context, "empty-pack");
  writeFileSync(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeManifest(folder, { name: "empty-pack", version: "0.0.1", main: "index.js" });
  writeFileSync(
    path.join(folder, "index.js"),
    'const { PolicyPack } = require("@pulumi/policy");\nnew PolicyPack("empty", { policies: [] });\n',
  );
  return folder;
}

/** Modules are resolved from the checkout's own installation. */
function makeFolder({ cli, scratch }: BenchContext, name: string): string {
  const folder = path.join(scratch, name);
  mkdirSync(folder, { recursive: true });
  const modules = path.join(folder, "node_modules");
  // Two benchmarks may want the same project.
  if (!existsSync(modules)) symlinkSync(path.join(cli.projectRoot, "node_modules"), modules);
  return folder;
}

function writeManifest(folder: string, manifest: Readonly<Record<string, string>>): void {
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
}
