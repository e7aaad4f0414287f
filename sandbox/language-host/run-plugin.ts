import type { ServerWritableStream } from "@grpc/grpc-js";
import type { RunPluginRequest } from "@pulumi/pulumi/proto/language_pb";
import { RunPluginResponse } from "@pulumi/pulumi/proto/language_pb";
import { fromStruct } from "../rpc/struct";
import type { ChildPrograms } from "./child-programs";
import { pluginArguments, readRuntimeOptions } from "./node-command";

type PluginCall = ServerWritableStream<RunPluginRequest, RunPluginResponse>;

/** Serves a policy pack (kind `analyzer`) or another Node.js plugin until the engine hangs up. */
export async function runPlugin(call: PluginCall, programs: ChildPrograms): Promise<void> {
  const { request } = call;
  const info = request.getInfo();
  const folder = info?.getProgramDirectory() ?? request.getPwd();
  const options = readRuntimeOptions(fromStruct(info?.getOptions()));
  const kind = request.getKind();
  const args = pluginArguments(kind, folder, request.getArgsList(), options);
  // A pack finds its PulumiPolicy.yaml and its dependencies only from its own folder.
  const cwd = kind === "analyzer" ? folder : request.getPwd();
  const child = programs.start(args, cwd, {
    ...parseEnvironment(request.getEnvList()),
    ...(options.typescript ? {} : { PULUMI_NODEJS_TYPESCRIPT: "false" }),
  });
  call.on("cancelled", child.end);
  child.stdout.on("data", (chunk: Buffer) => call.write(response((r) => r.setStdout(chunk))));
  child.stderr.on("data", (chunk: Buffer) => call.write(response((r) => r.setStderr(chunk))));
  const code = await child.ended;
  call.write(response((r) => r.setExitcode(code)));
  call.end();
}

function response(fill: (message: RunPluginResponse) => unknown): RunPluginResponse {
  const message = new RunPluginResponse();
  fill(message);
  return message;
}

/** `["A=1"]` as `{A: "1"}`. */
function parseEnvironment(assignments: readonly string[]): Record<string, string> {
  const entries = assignments.map((assignment): [string, string] => {
    const at = assignment.indexOf("=");
    return [assignment.slice(0, at), assignment.slice(at + 1)];
  });
  return Object.fromEntries(entries);
}
