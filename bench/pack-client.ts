import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { performance } from "node:perf_hooks";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  AnalyzerResourceOptions,
  AnalyzerStackConfigureRequest,
  AnalyzerResource,
  AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** A resource as the engine would send it. */
export interface PackResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Readonly<Record<string, JavaScriptValue>>;
}

/** What a policy pack took, in seconds, and what it said. */
export interface PackTimes {
  /** From the start of its process to its answer who it is. */
  readonly boot: number;
  /** All resources one after the other, as the engine sends them. */
  readonly resources: number;
  /** All resources together. */
  readonly stack: number;
  readonly diagnostics: number;
}

const OPTIONS = { "grpc.max_receive_message_length": 400 << 20 };

/**
 * Drives a compiled policy pack over the engine's own protocol: boots it, sends every resource and
 * then the whole stack. No engine and no provider take part, so what is measured is the pack.
 */
export async function timePack(
  main: string,
  resources: readonly PackResource[],
): Promise<PackTimes> {
  const start = performance.now();
  const child = spawn(process.execPath, [main], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await firstLine(child);
    const client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), OPTIONS);
    await call((done) => client.getAnalyzerInfo(new Empty(), done));
    const boot = secondsSince(start);
    await call((done) => client.configureStack(stackRequest(), done));
    const times = await timeRequests(client, resources);
    client.close();
    return { boot, ...times };
  } finally {
    child.kill("SIGKILL");
  }
}

async function timeRequests(
  client: AnalyzerClient,
  resources: readonly PackResource[],
): Promise<Omit<PackTimes, "boot">> {
  const requests = resources.map((resource) => fill(new AnalyzeRequest(), resource));
  const whole = new AnalyzeStackRequest();
  whole.setResourcesList(resources.map((resource) => fill(new AnalyzerResource(), resource)));
  let diagnostics = 0;
  const count = (response: AnalyzeResponse): void => {
    diagnostics += response.getDiagnosticsList().length;
  };
  const each = performance.now();
  for (const request of requests) {
    count(await call<AnalyzeResponse>((done) => client.analyze(request, done)));
  }
  const perResource = secondsSince(each);
  const together = performance.now();
  count(await call<AnalyzeResponse>((done) => client.analyzeStack(whole, done)));
  return { resources: perResource, stack: secondsSince(together), diagnostics };
}

function stackRequest(): AnalyzerStackConfigureRequest {
  const request = new AnalyzerStackConfigureRequest();
  request.setStack("prod");
  request.setProject("bench");
  return request;
}

function fill<T extends AnalyzeRequest | AnalyzerResource>(message: T, resource: PackResource): T {
  message.setType(resource.type);
  message.setName(resource.name);
  message.setUrn(resource.urn);
  message.setProperties(Struct.fromJavaScript(resource.inputs));
  message.setOptions(new AnalyzerResourceOptions());
  return message;
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}

type Done<T> = (error: Error | null, response: T) => void;

function call<T>(send: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    send((error, response) => (error === null ? resolve(response) : reject(error)));
  });
}

/** The pack prints its port first. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the pack ended with ${code}`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).once("line", resolve);
  });
}
