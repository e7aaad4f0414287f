import { createInterface } from "node:readline";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { RunResponse } from "@pulumi/pulumi/proto/language_pb";
import { fromStruct } from "../rpc/struct";
import type { ChildProgram, ChildPrograms } from "./child-programs";
import { EngineLog } from "./engine-log";
import { programArguments, readRuntimeOptions } from "./node-command";
import type { ProgramRun } from "./node-command";

/** The SDK's exit code for "the error has been reported already". */
const ALREADY_REPORTED = 32;

/** Runs the user's program to its end and says how it went. */
export async function runProgram(
  request: RunRequest,
  engineAddress: string,
  programs: ChildPrograms,
  signal: AbortSignal,
): Promise<RunResponse> {
  const run = describeRun(request, engineAddress);
  const child = programs.start(programArguments(run), run.workingDirectory, {
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    PULUMI_NODEJS_TYPESCRIPT: String(run.options.typescript),
  });
  signal.addEventListener("abort", child.end, { once: true });
  const log = new EngineLog(engineAddress);
  const flushed = forwardOutput(child, log);
  const code = await child.ended;
  await flushed();
  log.close();
  return describeExit(code);
}

function describeRun(request: RunRequest, engineAddress: string): ProgramRun {
  const info = request.getInfo();
  const pwd = request.getPwd();
  return {
    engineAddress,
    monitorAddress: request.getMonitorAddress(),
    organization: request.getOrganization(),
    project: request.getProject(),
    stack: request.getStack(),
    workingDirectory: pwd,
    rootDirectory: info?.getRootDirectory() ?? pwd,
    programDirectory: info?.getProgramDirectory() ?? pwd,
    entryPoint: info?.getEntryPoint() ?? "",
    dryRun: request.getDryrun(),
    parallel: request.getParallel(),
    options: readRuntimeOptions(fromStruct(info?.getOptions())),
  };
}

/** Forwards each line to the engine; the result waits until the engine has them all. */
function forwardOutput(child: ChildProgram, log: EngineLog): () => Promise<void> {
  const pending: Promise<void>[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => pending.push(log.write(line)));
  }
  return async () => {
    await Promise.all(pending);
  };
}

function describeExit(code: number): RunResponse {
  const response = new RunResponse();
  if (code === ALREADY_REPORTED) response.setBail(true);
  else if (code !== 0) response.setError(`the program ended with exit code ${code}`);
  return response;
}
