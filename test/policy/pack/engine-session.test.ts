import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  AnalyzerPropertyDependencies,
  AnalyzeRequest,
  AnalyzerProviderResource,
  AnalyzerResourceOptions,
  AnalyzerResource,
  AnalyzerStackConfigureRequest,
  AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, it } from "vitest";
import { useObservedSession } from "./observed-session";
import { secret, unknown } from "../../../policy/kit";

const { analyze, analyzeStack, configureStack } = AnalyzerService;

const session = useObservedSession();

/** Receives a message as the server of the SDK does. */
function receiveStack(stack: string, config = {}, tags = {}): void {
  const request = new AnalyzerStackConfigureRequest();
  request.setStack(stack);
  request.setProject("shop");
  for (const [key, value] of Object.entries<string>(config)) request.getConfigMap().set(key, value);
  for (const [key, value] of Object.entries<string>(tags)) request.getTagsMap().set(key, value);
  configureStack.requestDeserialize(Buffer.from(request.serializeBinary()));
}

type Properties = Parameters<typeof Struct.fromJavaScript>[0];

const TYPE = "aws:sqs/queue:Queue";

function receiveResource(urn: string, props: Properties, more: Partial<Sent> = {}): AnalyzeRequest {
  const request = fill(new AnalyzeRequest(), urn, { props, ...more });
  return analyze.requestDeserialize(Buffer.from(request.serializeBinary()));
}

function receiveWhole(resources: readonly AnalyzerResource[]): AnalyzeStackRequest {
  const request = new AnalyzeStackRequest();
  request.setResourcesList([...resources]);
  return analyzeStack.requestDeserialize(Buffer.from(request.serializeBinary()));
}

interface Sent {
  readonly props: Properties;
  readonly options: AnalyzerResourceOptions;
  readonly provider: Properties;
}

function fill<T extends AnalyzeRequest | AnalyzerResource>(
  message: T,
  urn: string,
  { props = {}, options = new AnalyzerResourceOptions(), provider }: Partial<Sent>,
): T {
  message.setUrn(urn);
  message.setType(TYPE);
  message.setName("jobs");
  message.setProperties(Struct.fromJavaScript(props));
  message.setOptions(options);
  if (provider !== undefined) {
    const sender = new AnalyzerProviderResource();
    sender.setProperties(Struct.fromJavaScript(provider));
    message.setProvider(sender);
  }
  return message;
}

/** What rules see where nothing else was said. */
const QUEUE = {
  type: TYPE,
  apiVersion: null,
  kind: null,
  namespace: null,
  name: "jobs",
  urn: "u:1",
  source: null,
  props: {},
  options: { protect: false, ignoreChanges: [], deleteBeforeReplace: false, aliases: [] },
  providerProps: null,
  dependencies: [],
  propertyDependencies: {},
  partial: false,
};

describe("environment of a session", () => {
  it("is the strictest until the engine has named the stack", () => {
    expect(session().environment).toBe("prod");
  });

  it.each([
    ["dev", "dev"],
    ["local", "dev"],
    ["prod", "prod"],
    ["staging", "prod"],
  ])("of the stack %s is %s", (stack, environment) => {
    receiveStack(stack);
    expect(session().environment).toBe(environment);
  });

  it("comes from the stack's configuration before its tags and its name", () => {
    receiveStack("prod", { "shop:environment": "dev" }, { environment: "prod" });
    expect(session().environment).toBe("dev");
  });

  it("comes from the stack's tags before its name", () => {
    receiveStack("prod-copy", {}, { environment: "dev" });
    expect(session().environment).toBe("dev");
  });

  it("does not come from another project's configuration", () => {
    receiveStack("prod", { "other:environment": "dev" });
    expect(session().environment).toBe("prod");
  });
});

describe("a resource that a session was sent", () => {
  it("is the last one of its URN", () => {
    receiveResource("u:1", { a: 1 });
    receiveResource("u:1", { a: 2 });
    expect(session().resource("u:1")).toEqual([{ ...QUEUE, props: { a: 2 } }]);
    expect(session().resource("u:2")).toBeUndefined();
  });

  it("hides secrets and marks unknowns", () => {
    receiveResource("u:1", { key: secret("hunter2"), id: unknown() });
    const props = { key: { $secret: true }, id: { $unknown: true } };
    expect(session().resource("u:1")).toEqual([{ ...QUEUE, props }]);
  });

  it("has its options and what its provider was given", () => {
    const options = new AnalyzerResourceOptions();
    options.setProtect(true);
    options.setIgnorechangesList(["tags"]);
    options.setAliasesList(["u:0"]);
    options.setDeletebeforereplace(true);
    receiveResource("u:1", {}, { options, provider: { region: "eu-central-1" } });
    const expected = {
      protect: true,
      ignoreChanges: ["tags"],
      aliases: ["u:0"],
      deleteBeforeReplace: true,
    };
    expect(session().resource("u:1")).toEqual([
      { ...QUEUE, options: expected, providerProps: { region: "eu-central-1" } },
    ]);
  });

  it("leaves the SDK nothing to read again for every policy", () => {
    const request = receiveResource("u:1", { a: 1 }, { provider: { region: "eu-central-1" } });
    expect(request.getProperties()?.toJavaScript()).toEqual({});
    expect(request.getProvider()).toBeUndefined();
    expect(request.getUrn()).toBe("u:1");
  });
});

describe("a stack that a session was sent", () => {
  it("has the inputs of its resources, because a first preview has no outputs yet", () => {
    receiveResource("u:1", { a: 1 });
    const request = receiveWhole([fill(new AnalyzerResource(), "u:1", {})]);
    expect(session().world()?.resources).toEqual([{ ...QUEUE, props: { a: 1 } }]);
    expect(request.getResourcesList()).toEqual([]);
  });

  it("has the properties of a resource that was read, for which there are no inputs", () => {
    receiveWhole([fill(new AnalyzerResource(), "u:1", { props: { a: 1 } })]);
    expect(session().world()?.resources).toEqual([{ ...QUEUE, props: { a: 1 } }]);
  });

  it("knows what its resources were made from", () => {
    const resource = fill(new AnalyzerResource(), "u:1", {});
    resource.setDependenciesList(["u:2", "u:3"]);
    const sources = new AnalyzerPropertyDependencies();
    sources.setUrnsList(["u:2"]);
    resource.getPropertydependenciesMap().set("kmsKey", sources);
    receiveWhole([resource]);
    expect(session().world()?.resources).toEqual([
      { ...QUEUE, dependencies: ["u:2", "u:3"], propertyDependencies: { kmsKey: ["u:2"] } },
    ]);
  });

  it("is unknown until it was sent", () => {
    expect(session().world()?.resources).toBeUndefined();
  });
});
