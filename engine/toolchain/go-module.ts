import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type ProcessResult, runProcess } from "../process/run-process";
import { startProgress } from "../progress";
import { programFile } from "./cache-folder";
import type { ToolchainContext } from "./toolchain-context";
import { ToolchainError } from "./toolchain-error";

/** A program that is published as a Go module. */
export interface GoProgram {
  readonly name: string;
  /** Import path of the main package. */
  readonly packagePath: string;
  /** Version of the module, with its `v`. */
  readonly version: string;
  readonly tags?: readonly string[];
  readonly linkerFlags?: readonly string[];
  /** Lines of go.mod beyond the module's name. */
  readonly moduleLines?: readonly string[];
}

/** Builds a program from its Go module into `<scratch>/bin/<name>`. */
export async function buildGoProgram(
  program: GoProgram,
  scratch: string,
  context: ToolchainContext,
): Promise<void> {
  await requireGo(context);
  const source = path.join(scratch, "source");
  await mkdir(source, { recursive: true });
  const lines = ["module orchestration.local/toolchain", ...(program.moduleLines ?? [])];
  await writeFile(path.join(source, "go.mod"), `${lines.join("\n\n")}\n`);
  await fetchSources(program, source, context);
  await compile(program, source, path.join(scratch, "bin"), context);
}

/** Fetches a Go module and returns the folder that holds its files. */
export async function fetchGoModule(
  module: string,
  version: string,
  context: ToolchainContext,
): Promise<string> {
  await requireGo(context);
  const result = await runGo(["mod", "download", "-json", `${module}@${version}`], context);
  requireSuccess(result, `fetching ${module} ${version}`);
  const answer: unknown = JSON.parse(result.stdout);
  if (typeof answer === "object" && answer !== null && "Dir" in answer) return String(answer.Dir);
  throw new ToolchainError(`fetching ${module} ${version}: go reported no folder`);
}

/** Throws a plain message where Go is missing. */
export async function requireGo(context: ToolchainContext): Promise<void> {
  try {
    requireSuccess(await runGo(["version"], context), "go version");
  } catch (error) {
    context.signal.throwIfAborted();
    throw new ToolchainError("Go is not on PATH; install Go 1.26 or later (https://go.dev/dl)", {
      cause: error,
    });
  }
}

async function fetchSources(
  program: GoProgram,
  source: string,
  context: ToolchainContext,
): Promise<void> {
  const title = `fetching the sources of ${program.name} ${program.version}`;
  const progress = startProgress(context, title);
  let modules = 0;
  const onLine = (line: string): void => {
    if (!line.startsWith("go: downloading")) return;
    modules += 1;
    progress.update(`${modules} modules`);
  };
  const target = `${program.packagePath}@${program.version}`;
  const result = await runGo(["get", "-tool", target], context, source, onLine);
  progress.done();
  requireSuccess(result, title);
}

async function compile(
  program: GoProgram,
  source: string,
  target: string,
  context: ToolchainContext,
): Promise<void> {
  const title = `building ${program.name} ${program.version}`;
  const progress = startProgress(context, title);
  let packages = 0;
  const onLine = (): void => {
    packages += 1;
    progress.update(`${packages} packages compiled`);
  };
  const output = path.join(target, programFile(program.name));
  const args = ["build", "-v", "-trimpath", ...buildFlags(program), "-o", output];
  const result = await runGo([...args, program.packagePath], context, source, onLine);
  progress.done();
  requireSuccess(result, title);
}

function buildFlags(program: GoProgram): readonly string[] {
  const linker = ["-s", "-w", ...(program.linkerFlags ?? [])].join(" ");
  const tags = program.tags === undefined ? [] : ["-tags", program.tags.join(" ")];
  return [...tags, "-ldflags", linker];
}

async function runGo(
  args: readonly string[],
  context: ToolchainContext,
  cwd?: string,
  onLine?: (line: string) => void,
): Promise<ProcessResult> {
  return runProcess({
    command: "go",
    args,
    env: { ...context.env, GOWORK: "off" },
    signal: context.signal,
    ...(cwd === undefined ? {} : { cwd }),
    ...(onLine === undefined ? {} : { onLine }),
  });
}

function requireSuccess(result: ProcessResult, what: string): void {
  if (result.code === 0) return;
  throw new ToolchainError(`${what} failed with exit code ${result.code}:\n${result.stderrTail}`);
}
