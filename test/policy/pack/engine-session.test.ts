import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { AnalyzeRequest, AnalyzerStackConfigureRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EngineSession, observeEngine } from "../../../policy/pack/engine-session";
import { secretOnTheWire, UNKNOWN_ON_THE_WIRE } from "./analyzer";

const { analyze, configureStack } = AnalyzerService;
const original = {
  analyze: analyze.requestDeserialize,
  configureStack: configureStack.requestDeserialize,
};

let session: EngineSession;

beforeEach(() => {
  session = new EngineSession();
  observeEngine(session);
});

afterEach(() => {
  analyze.requestDeserialize = original.analyze;
  configureStack.requestDeserialize = original.configureStack;
});

/** Receives a message as the server of the SDK does. */
function receiveStack(stack: string, config = {}, tags = {}): void {
  const request = new AnalyzerStackConfigureRequest();
  request.setStack(stack);
  request.setProject("shop");
  for (const [key, value] of Object.entries<string>(config)) request.getConfigMap().set(key, value);
  for (const [key, value] of Object.entries<string>(tags)) request.getTagsMap().set(key, value);
  configureStack.requestDeserialize(Buffer.from(request.serializeBinary()));
}

function receiveResource(urn: string, props: Parameters<typeof Struct.fromJavaScript>[0]): void {
  const request = new AnalyzeRequest();
  request.setUrn(urn);
  request.setProperties(Struct.fromJavaScript(props));
  analyze.requestDeserialize(Buffer.from(request.serializeBinary()));
}

describe("environment of a session", () => {
  it("is the strictest until the engine has named the stack", () => {
    expect(session.environment).toBe("prod");
  });

  it.each([
    ["dev", "dev"],
    ["local", "dev"],
    ["prod", "prod"],
    ["staging", "prod"],
  ])("of the stack %s is %s", (stack, environment) => {
    receiveStack(stack);
    expect(session.environment).toBe(environment);
  });

  it("comes from the stack's configuration before its tags and its name", () => {
    receiveStack("prod", { "shop:environment": "dev" }, { environment: "prod" });
    expect(session.environment).toBe("dev");
  });

  it("comes from the stack's tags before its name", () => {
    receiveStack("prod-copy", {}, { environment: "dev" });
    expect(session.environment).toBe("dev");
  });

  it("does not come from another project's configuration", () => {
    receiveStack("prod", { "other:environment": "dev" });
    expect(session.environment).toBe("prod");
  });
});

describe("inputs that a session remembers", () => {
  it("are those of the last request for a resource", () => {
    receiveResource("u:1", { a: 1 });
    receiveResource("u:1", { a: 2 });
    expect([session.inputsOf("u:1"), session.inputsOf("u:2")]).toEqual([{ a: 2 }, undefined]);
  });

  it("hide secrets and mark unknowns", () => {
    receiveResource("u:1", { key: secretOnTheWire("hunter2"), id: UNKNOWN_ON_THE_WIRE });
    expect(session.inputsOf("u:1")).toEqual({ key: { $secret: true }, id: { $unknown: true } });
  });
});
