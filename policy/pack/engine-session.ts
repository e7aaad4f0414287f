import type {
  AnalyzeRequest,
  AnalyzerResource,
  AnalyzerStackConfigureRequest,
  AnalyzeStackRequest,
  ConfigureAnalyzerRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { WAIVERS } from "../config/pack-config";
import {
  DEFAULT_ENVIRONMENT,
  policyEnvironmentOf,
  type PolicyEnvironment,
} from "../rule/environment";
import { isRecord, type NormalizedResource } from "../rule/resource";
import { World } from "../world/world";
import { formMistakes } from "../waivers/lint-waivers";
import { type Waiver, WAIVER_RULE } from "../waivers/waiver";
import { waiverOf } from "../waivers/waiver-entry";
import { messageProperties, normalizeMessage } from "./engine-messages";

type Properties = Readonly<Record<string, unknown>>;

/** The engine says nothing of the file that a configuration came from. */
const PACK_CONFIGURATION = { file: "policy pack configuration", line: 1, document: 0 } as const;

/** What policies need to know of the run that they are part of. */
export interface EngineFacts {
  /** Whose levels the stack is held to. */
  readonly environment: PolicyEnvironment;
  /** Waivers in the pack's configuration, where the hygiene rule has them. */
  readonly waivers: readonly Waiver[];
  /** What rules see of a resource before its creation; undefined where the engine was not seen. */
  resource(urn: string): readonly NormalizedResource[] | undefined;
  /** What rules see of the whole stack; undefined where the engine was not seen. */
  world(): World | undefined;
}

/**
 * One run of the engine. The SDK drops two things that the rules need: the stack's name and
 * configuration, which choose the levels, and the inputs of resources, which it replaces by outputs
 * in the stack pass. In a first preview those are empty, because the cluster is not there yet.
 *
 * It also reads every resource once again for every policy. The session reads each message once, and
 * leaves the SDK an empty one.
 */
export class EngineSession implements EngineFacts {
  private stackEnvironment: PolicyEnvironment = DEFAULT_ENVIRONMENT;
  private readonly inputs = new Map<string, Properties>();
  private readonly resources = new Map<string, readonly NormalizedResource[]>();
  private configured: readonly Waiver[] = [];
  private stack: World | undefined;

  get environment(): PolicyEnvironment {
    return this.stackEnvironment;
  }

  get waivers(): readonly Waiver[] {
    return this.configured;
  }

  resource(urn: string): readonly NormalizedResource[] | undefined {
    return this.resources.get(urn);
  }

  world(): World | undefined {
    return this.stack;
  }

  /** Takes the environment from the stack's configuration, else its tags, else its name. */
  configure(request: AnalyzerStackConfigureRequest): void {
    const configured = request.getConfigMap().get(`${request.getProject()}:environment`);
    const tagged = request.getTagsMap().get("environment");
    this.stackEnvironment = policyEnvironmentOf(configured ?? tagged ?? request.getStack());
  }

  /** Takes the waivers, which every policy needs and the SDK shows to one alone. */
  takeConfiguration(request: ConfigureAnalyzerRequest): void {
    const properties = request.getPolicyconfigMap().get(WAIVER_RULE)?.getProperties();
    const { [WAIVERS]: entries } = properties?.toJavaScript() ?? {};
    this.configured = (Array.isArray(entries) ? entries : [])
      .filter(isRecord)
      .map((entry, index) => {
        const waiver = waiverOf(entry, index, PACK_CONFIGURATION);
        // The engine lets a misspelt key through, which would widen the waiver: it waives nothing.
        const isClear = formMistakes([], entry).length === 0;
        return isClear ? waiver : { ...waiver, rules: [] };
      });
  }

  /** Keeps the last inputs of a resource and takes them out of the request. */
  takeResource(request: AnalyzeRequest): void {
    const inputs = messageProperties(request.getProperties());
    const urn = request.getUrn();
    this.inputs.set(urn, inputs);
    this.resources.set(urn, normalizeMessage(request, inputs));
    request.setProperties(new Struct());
    request.clearProvider();
  }

  /** Keeps the resources of the stack and takes them out of the request. */
  takeStack(request: AnalyzeStackRequest): void {
    this.stack = new World(
      request.getResourcesList().flatMap((resource) => this.ofStack(resource)),
    );
    request.setResourcesList([]);
  }

  private ofStack(resource: AnalyzerResource): readonly NormalizedResource[] {
    const inputs = this.inputs.get(resource.getUrn());
    return normalizeMessage(resource, inputs ?? messageProperties(resource.getProperties()), {
      dependencies: resource.getDependenciesList(),
      propertyDependencies: Object.fromEntries(
        [...resource.getPropertydependenciesMap().entries()].map(([property, urns]) => [
          property,
          urns.getUrnsList(),
        ]),
      ),
    });
  }
}

/**
 * Lets a session see what the engine sends. Must run before the pack starts to serve. Where the SDK
 * has a copy of the protocol of its own, the session sees nothing: the strictest levels hold, and
 * policies judge what the SDK hands them.
 */
export function observeEngine(session: EngineSession): void {
  tap(AnalyzerService.configureStack, (request) => session.configure(request));
  tap(AnalyzerService.configure, (request) => session.takeConfiguration(request));
  tap(AnalyzerService.analyze, (request) => session.takeResource(request));
  tap(AnalyzerService.analyzeStack, (request) => session.takeStack(request));
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
