import type {
  AnalyzeRequest,
  AnalyzerStackConfigureRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { fromStateValue } from "../normalize/state-values";
import {
  DEFAULT_ENVIRONMENT,
  policyEnvironmentOf,
  type PolicyEnvironment,
} from "../support/environment";
import { isRecord } from "../support/resource";

type Properties = Readonly<Record<string, unknown>>;

/** What policies need to know of the run that they are part of. */
export interface EngineFacts {
  /** Whose levels the stack is held to. */
  readonly environment: PolicyEnvironment;
  /** The inputs of a resource as the engine sent them before its creation. */
  inputsOf(urn: string): Properties | undefined;
}

/**
 * One run of the engine. The SDK drops two things that the rules need: the stack's name and
 * configuration, which choose the levels, and the inputs of resources, which it replaces by outputs
 * in the stack pass. In a first preview those are empty, because the cluster is not there yet.
 */
export class EngineSession implements EngineFacts {
  private stackEnvironment: PolicyEnvironment = DEFAULT_ENVIRONMENT;
  private readonly requests = new Map<string, AnalyzeRequest>();

  get environment(): PolicyEnvironment {
    return this.stackEnvironment;
  }

  inputsOf(urn: string): Properties | undefined {
    const inputs = fromStateValue(this.requests.get(urn)?.getProperties()?.toJavaScript());
    return isRecord(inputs) ? inputs : undefined;
  }

  /** Takes the environment from the stack's configuration, else its tags, else its name. */
  configure(request: AnalyzerStackConfigureRequest): void {
    const configured = request.getConfigMap().get(`${request.getProject()}:environment`);
    const tagged = request.getTagsMap().get("environment");
    this.stackEnvironment = policyEnvironmentOf(configured ?? tagged ?? request.getStack());
  }

  /** Keeps the last inputs of each resource. */
  remember(request: AnalyzeRequest): void {
    this.requests.set(request.getUrn(), request);
  }
}

/**
 * Lets a session see what the engine sends. Must run before the pack starts to serve. Where the SDK
 * has a copy of the protocol of its own, the session sees nothing and the strictest levels hold.
 */
export function observeEngine(session: EngineSession): void {
  tap(AnalyzerService.configureStack, (request) => session.configure(request));
  tap(AnalyzerService.analyze, (request) => session.remember(request));
}

interface Method<Request> {
  requestDeserialize: (bytes: Buffer) => Request;
}

function tap<Request>(method: Method<Request>, see: (request: Request) => void): void {
  const deserialize = method.requestDeserialize;
  method.requestDeserialize = (bytes) => {
    const request = deserialize(bytes);
    see(request);
    return request;
  };
}
