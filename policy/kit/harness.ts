import type { PolicyPackArgs } from "@pulumi/policy";
import * as server from "@pulumi/policy/server";
import {
  AnalyzeStackRequest,
  type AnalyzeRequest,
  type AnalyzeResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { isRecord } from "../rule/resource";
import { withConfiguration } from "./configured-policy";
import { analyzeRequest, analyzerResource, type SentResource } from "./sent-resource";

/** The policies of a pack. */
export type Policies = PolicyPackArgs["policies"];

/** What policies answer, in plain data. */
export interface Answer {
  readonly diagnostics: readonly Diagnostic[];
  /** Policies that said that they do not apply, or could not read enough to judge. */
  readonly notApplicable: readonly { readonly policy: string; readonly reason: string }[];
}

/** One violation as the engine gets it. */
export interface Diagnostic {
  readonly policy: string;
  /** The policy's description, and what it said, on separate lines. */
  readonly message: string;
  /** `EnforcementLevel` of the protocol: 0 is advisory, 1 mandatory. */
  readonly level: number;
  readonly urn: string;
}

/** How the policies run. */
export interface HarnessOptions {
  /** Parameters by policy. @default - the defaults of each policy's own schema */
  readonly config?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type Handler = (
  call: { readonly request: AnalyzeRequest | AnalyzeStackRequest },
  callback: (error: unknown, response: AnalyzeResponse) => void,
) => void;
type MakeHandler = (pack: string, version: string, level: string, policies: Policies) => Handler;

/**
 * Runs CrossGuard policies as the engine does, without an engine: on the request handlers of the
 * SDK's own server. So a test sees what a preview would: properties behind the proxies that throw at
 * unknown values, secrets in plaintext, configuration defaults from the policy's schema, options, the
 * provider, and which policies do not apply.
 *
 * The handlers are marked internal in the SDK, whose version is pinned; the harness throws where a
 * version has none.
 *
 * @example
 * const harness = new PolicyHarness(policies);
 * const { diagnostics } = await harness.analyze({ type: "aws:sqs/queue:Queue", props: {} });
 */
export class PolicyHarness {
  private readonly policies: Policies;

  constructor(policies: Policies, { config = {} }: HarnessOptions = {}) {
    this.policies = policies.map((policy) => withConfiguration(policy, config[policy.name] ?? {}));
  }

  /** Sends one resource, as before its creation. */
  analyze(sent: SentResource): Promise<Answer> {
    return this.send("makeAnalyzeRpcFun", analyzeRequest(sent));
  }

  /** Sends all resources together, as at the end of a preview. */
  analyzeStack(all: readonly SentResource[]): Promise<Answer> {
    const request = new AnalyzeStackRequest();
    request.setResourcesList(all.map(analyzerResource));
    return this.send("makeAnalyzeStackRpcFun", request);
  }

  private send(maker: string, request: AnalyzeRequest | AnalyzeStackRequest): Promise<Answer> {
    const handle = handlerMaker(maker)("test", "0.0.0", "advisory", this.policies);
    return new Promise((resolve, reject) => {
      handle({ request }, (error, response) => {
        if (error) reject(error instanceof Error ? error : new Error(describe(error)));
        else resolve(toAnswer(response));
      });
    });
  }
}

/** The SDK declares these as internal, so its types do not name them. */
function handlerMaker(name: string): MakeHandler {
  const makers: Readonly<Record<string, unknown>> = { ...server };
  const maker = makers[name];
  if (!isHandlerMaker(maker)) {
    throw new Error(`@pulumi/policy has no ${name}; use the version that this package pins`);
  }
  return maker;
}

function isHandlerMaker(value: unknown): value is MakeHandler {
  return typeof value === "function";
}

function describe(error: unknown): string {
  return isRecord(error) && typeof error.message === "string" ? error.message : String(error);
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
