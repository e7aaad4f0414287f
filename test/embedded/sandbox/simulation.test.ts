import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  type CheckResponse,
  ConfigureRequest,
  type CreateResponse,
  CreateRequest,
  DiffRequest,
  type DiffResponse,
  PropertyDiff,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../sandbox/providers/properties";
import type { CheckCall } from "../../../sandbox/providers/provider-service";
import { fromStruct, toStruct } from "../../../sandbox/rpc/struct";
import { type Simulation, startSimulation } from "../../../sandbox/simulation";
import { ROOT } from "../../support/repository";

const URN = "urn:pulumi:dev::shop::shop:net:Network$aws:ec2/vpc:Vpc::network";
const INPUTS = { cidrBlock: "10.0.0.0/16" };

describe("startSimulation", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "simulation-"));
  const checks: CheckCall[] = [];
  let simulation: Simulation;
  let aws: ResourceProviderClient;

  beforeAll(async () => {
    simulation = await startSimulation({
      projectRoot: ROOT,
      accountFolder: folder,
      programEnvironment: {},
      onCheck: (call) => checks.push(call),
    });
    const [, port] = /aws:(\d+)/.exec(simulation.environment.PULUMI_DEBUG_PROVIDERS ?? "") ?? [];
    aws = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    await configure(aws);
  });

  afterAll(() => {
    aws.close();
    simulation.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("tells the engine where to attach each provider and the language host", () => {
    const { PULUMI_DEBUG_PROVIDERS, PULUMI_DEBUG_LANGUAGES } = simulation.environment;
    expect(PULUMI_DEBUG_PROVIDERS).toMatch(/^aws:\d+,random:\d+,kubernetes:\d+$/);
    expect(PULUMI_DEBUG_LANGUAGES).toMatch(/^nodejs:\d+$/);
  });

  it("poses as the provider version that the project depends on", async () => {
    const version = await new Promise<string>((resolve, reject) => {
      aws.getPluginInfo(new Empty(), (error, info) =>
        error === null ? resolve(info.getVersion()) : reject(error),
      );
    });
    expect(version).toBe("7.48.0");
  });

  it("passes inputs through Check and shows them to the observer", async () => {
    const response = await check(aws, INPUTS);
    expect(fromStruct(response.getInputs())).toEqual(INPUTS);
    expect(checks).toEqual([{ urn: URN, type: "aws:ec2/vpc:Vpc", inputs: INPUTS }]);
  });

  it("names a refused property in the reason only, because the engine prints its value", async () => {
    const response = await check(aws, { ...INPUTS, cidrBlok: "10.0.0.0/16" });
    const failures = response.getFailuresList().map((failure) => failure.toObject());
    expect(failures).toEqual([
      { property: "", reason: 'cidrBlok: unknown property; did you mean "cidrBlock"?' },
    ]);
  });

  it("previews with neither an id nor computed values", async () => {
    const response = await create(aws, true);
    const { arn, cidrBlock } = fromStruct(response.getProperties());
    expect([response.getId(), arn, cidrBlock]).toEqual(["", UNKNOWN, "10.0.0.0/16"]);
  });

  it("creates with both", async () => {
    const response = await create(aws, false);
    const { arn } = fromStruct(response.getProperties());
    expect(arn).toBe(`arn:aws:ec2:us-east-1:123456789012:vpc/${response.getId()}`);
  });

  it("names the exact path of a change and whether it replaces", async () => {
    const response = await diff(aws, INPUTS, { ...INPUTS, cidrBlock: "10.1.0.0/16" });
    const kind = response.getDetaileddiffMap().get("cidrBlock")?.getKind();
    expect([response.getReplacesList(), kind]).toEqual([
      ["cidrBlock"],
      PropertyDiff.Kind.UPDATE_REPLACE,
    ]);
  });
});

function configure(client: ResourceProviderClient): Promise<void> {
  const request = new ConfigureRequest();
  request.setArgs(toStruct({}));
  return new Promise((resolve, reject) => {
    client.configure(request, (error) => (error === null ? resolve() : reject(error)));
  });
}

function check(client: ResourceProviderClient, inputs: object): Promise<CheckResponse> {
  const request = new CheckRequest();
  request.setUrn(URN);
  request.setNews(toStruct({ ...inputs }));
  return new Promise((resolve, reject) => {
    client.check(request, (error, response) =>
      error === null ? resolve(response) : reject(error),
    );
  });
}

function create(client: ResourceProviderClient, isPreview: boolean): Promise<CreateResponse> {
  const request = new CreateRequest();
  request.setUrn(URN);
  request.setPreview(isPreview);
  request.setProperties(toStruct(INPUTS));
  return new Promise((resolve, reject) => {
    client.create(request, (error, response) =>
      error === null ? resolve(response) : reject(error),
    );
  });
}

function diff(client: ResourceProviderClient, olds: object, news: object): Promise<DiffResponse> {
  const request = new DiffRequest();
  request.setUrn(URN);
  request.setId("vpc-1");
  request.setOldInputs(toStruct({ ...olds }));
  request.setNews(toStruct({ ...news }));
  return new Promise((resolve, reject) => {
    client.diff(request, (error, response) => (error === null ? resolve(response) : reject(error)));
  });
}
