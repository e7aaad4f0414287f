import type { PolicyPackArgs } from "@pulumi/policy";
import * as server from "@pulumi/policy/server";
import {
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzeRequest,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
  type AnalyzeResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

type Policies = PolicyPackArgs["policies"];
type Properties = Readonly<Record<string, JavaScriptValue>>;

/** What the engine sends of a resource. */
export interface SentResource {
  readonly type: string;
  readonly props: Properties;
  readonly providerProps?: Properties;
  /** URNs by property; seen by stack policies alone. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** What the pack answers, in plain data. */
export interface Answer {
  readonly diagnostics: readonly { policy: string; message: string; level: number; urn: string }[];
  readonly notApplicable: readonly { policy: string; reason: string }[];
}

type Request = AnalyzeRequest | AnalyzeStackRequest;
type Handler = (
  call: { readonly request: Request },
  callback: (error: unknown, response: AnalyzeResponse) => void,
) => void;
type MakeHandler = (pack: string, version: string, level: string, policies: Policies) => Handler;

/** The SDK's own request handlers: marked internal, so the version is pinned and this is their guard. */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = server as unknown as Record<
  "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun",
  MakeHandler
>;

/** A value that is not known during preview. */
export const UNKNOWN_ON_THE_WIRE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A secret, as the engine sends it. */
export function secretOnTheWire(value: JavaScriptValue): Properties {
  return {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
  };
}

export const urnOf = (type: string) => `urn:pulumi:dev::test::${type}::it`;

/** Sends one resource, as before its creation. */
export function analyze(policies: Policies, sent: SentResource): Promise<Answer> {
  return send(makeAnalyzeRpcFun, policies, fill(new AnalyzeRequest(), sent));
}

/** Sends all resources together, as at the end of a preview. */
export function analyzeStack(policies: Policies, all: readonly SentResource[]): Promise<Answer> {
  const request = new AnalyzeStackRequest();
  request.setResourcesList(all.map(toAnalyzerResource));
  return send(makeAnalyzeStackRpcFun, policies, request);
}

function toAnalyzerResource(sent: SentResource): AnalyzerResource {
  const resource = fill(new AnalyzerResource(), sent);
  for (const [property, urns] of Object.entries(sent.propertyDependencies ?? {})) {
    const dependencies = new AnalyzerPropertyDependencies();
    dependencies.setUrnsList([...urns]);
    resource.getPropertydependenciesMap().set(property, dependencies);
  }
  return resource;
}

function fill<T extends AnalyzeRequest | AnalyzerResource>(message: T, sent: SentResource): T {
  message.setType(sent.type);
  message.setName("it");
  message.setUrn(urnOf(sent.type));
  message.setProperties(Struct.fromJavaScript(sent.props));
  message.setOptions(new AnalyzerResourceOptions());
  if (sent.providerProps) {
    const provider = new AnalyzerProviderResource();
    provider.setProperties(Struct.fromJavaScript(sent.providerProps));
    message.setProvider(provider);
  }
  return message;
}

function send(make: MakeHandler, policies: Policies, request: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    make(
      "test",
      "0.1.0",
      "advisory",
      policies,
    )({ request }, (error, response) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)));
      else resolve(toAnswer(response));
    });
  });
}

function toAnswer(response: AnalyzeResponse): Answer {
  return {
    diagnostics: response.getDiagnosticsList().map((diagnostic) => ({
      policy: diagnostic.getPolicyname(),
      message: diagnostic.getMessage(),
      level: diagnostic.getEnforcementlevel(),
      urn: diagnostic.getUrn(),
    })),
    notApplicable: response.getNotApplicableList().map((entry) => ({
      policy: entry.getPolicyName(),
      reason: entry.getReason(),
    })),
  };
}
