import type { Server } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckFailure as CheckFailureMessage,
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  InvokeResponse,
  ProviderHandshakeResponse,
  ReadResponse,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type {
  CheckRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  InvokeRequest,
  ReadRequest,
  UpdateRequest,
  DiffResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { unary } from "../rpc/serve";
import { fromStruct, toStruct } from "../rpc/struct";
import { describeDiff } from "./diff-response";
import { ConfiguredProviders } from "./configured-providers";
import { reportingPartial } from "./partial-creation-response";
import type { Properties } from "./properties";
import { diffProperties } from "./property-diff";
import type { CheckFailure, ConfiguredProvider, Provider } from "./provider";
import { replacingRoots } from "./replacing-roots";
import { withoutIgnored } from "./ignored-changes";

/** One resource as the engine sent it to Check, for comparing engines. */
export interface CheckCall {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Properties;
}

/** Sees every Check call, in the order in which they come. */
export type CheckObserver = (call: CheckCall) => void;

type Answered = Pick<
  IResourceProviderServer,
  | "handshake"
  | "attach"
  | "checkConfig"
  | "diffConfig"
  | "configure"
  | "check"
  | "diff"
  | "create"
  | "read"
  | "update"
  | "delete"
  | "invoke"
  | "getPluginInfo"
  | "cancel"
>;

/** Adds a provider, posing as the real one of that version, to a server. */
export function registerProvider(
  server: Server,
  provider: Provider,
  version: string,
  onCheck: CheckObserver = () => undefined,
): void {
  const configured = new ConfiguredProviders(provider);
  const answered: Answered = {
    handshake: unary(() => handshake()),
    attach: unary(() => new Empty()),
    checkConfig: unary((request) => checkConfiguration(provider, request, onCheck)),
    diffConfig: unary((request) => diffConfiguration(request)),
    configure: unary((request, peer) => {
      configured.configure(peer, fromStruct(request.getArgs()));
      return configureResponse();
    }),
    check: unary((request, peer) => check(configured.of(peer), request, onCheck)),
    diff: unary((request, peer) => diff(configured.of(peer), request)),
    create: unary((request, peer) => reportingPartial(create(configured.of(peer), request))),
    read: unary((request, peer) => read(configured.of(peer), request)),
    update: unary((request, peer) => reportingPartial(update(configured.of(peer), request))),
    delete: unary((request, peer) => remove(configured.of(peer), request)),
    invoke: unary((request, peer) => invoke(configured.of(peer), request)),
    getPluginInfo: unary(() => pluginInfo(version)),
    cancel: unary(() => new Empty()),
  };
  server.addService(ResourceProviderService, answered);
}

function checkConfiguration(
  provider: Provider,
  request: CheckRequest,
  onCheck: CheckObserver,
): CheckResponse {
  const inputs = fromStruct(request.getNews());
  const { urn, type } = identityOf(request.getUrn());
  onCheck({ urn, type, inputs });
  return checkResponse(inputs, provider.checkConfiguration?.(inputs) ?? []);
}

async function check(
  provider: ConfiguredProvider,
  request: CheckRequest,
  onCheck: CheckObserver,
): Promise<CheckResponse> {
  const resource = { ...identityOf(request.getUrn()), inputs: fromStruct(request.getNews()) };
  onCheck({ urn: resource.urn, type: resource.type, inputs: resource.inputs });
  const olds = fromStruct(request.getOlds());
  const isNew = Object.keys(olds).length === 0;
  const { inputs, failures } = await provider.check(resource, isNew ? undefined : olds);
  return checkResponse(inputs, failures);
}

function checkResponse(inputs: Properties, failures: readonly CheckFailure[]): CheckResponse {
  const response = new CheckResponse();
  response.setInputs(toStruct(inputs));
  for (const { property, reason } of failures) {
    const failure = new CheckFailureMessage();
    // The engine prints the value of a property that a failure names, even that of a secret.
    failure.setReason(property === "" ? reason : `${property}: ${reason}`);
    response.addFailures(failure);
  }
  return response;
}

async function remove(provider: ConfiguredProvider, request: DeleteRequest): Promise<Empty> {
  const { urn, type } = identityOf(request.getUrn());
  const outputs = fromStruct(request.getProperties());
  await provider.delete({ urn, type, id: request.getId(), outputs });
  return new Empty();
}

async function invoke(
  provider: ConfiguredProvider,
  request: InvokeRequest,
): Promise<InvokeResponse> {
  const response = new InvokeResponse();
  const answer = await provider.invoke(request.getTok(), fromStruct(request.getArgs()));
  response.setReturn(toStruct(answer));
  return response;
}

function pluginInfo(version: string): PluginInfo {
  const info = new PluginInfo();
  info.setVersion(version);
  return info;
}

function handshake(): ProviderHandshakeResponse {
  const response = new ProviderHandshakeResponse();
  response.setAcceptSecrets(true);
  return response;
}

function configureResponse(): ConfigureResponse {
  const response = new ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setSupportspreview(true);
  return response;
}

async function diff(provider: ConfiguredProvider, request: DiffRequest): Promise<DiffResponse> {
  const known = {
    ...identityOf(request.getUrn()),
    id: request.getId(),
    inputs: fromStruct(request.getNews()),
    outputs: fromStruct(request.getOlds()),
  };
  const olds = fromStruct(request.getOldInputs());
  const inputs = withoutIgnored(known.inputs, olds, request.getIgnorechangesList());
  return describeDiff(await provider.diff({ ...known, inputs }, olds));
}

/** Another cluster or account behind a provider means other resources; anything else it just uses. */
function diffConfiguration(request: DiffRequest): DiffResponse {
  const { type } = identityOf(request.getUrn());
  const [olds, inputs] = [fromStruct(request.getOldInputs()), fromStruct(request.getNews())];
  const changes = diffProperties(olds, inputs);
  const replaces = replacingRoots({ type, inputs }, olds, changes);
  return describeDiff({ changes, replaces, deleteBeforeReplace: false });
}

async function create(
  provider: ConfiguredProvider,
  request: CreateRequest,
): Promise<CreateResponse> {
  const inputs = fromStruct(request.getProperties());
  const resource = { ...identityOf(request.getUrn()), inputs };
  const response = new CreateResponse();
  if (request.getPreview()) {
    response.setProperties(toStruct(await provider.preview(resource)));
    return response;
  }
  const { id, outputs } = await provider.create(resource);
  response.setId(id);
  response.setProperties(toStruct(outputs));
  return response;
}

async function read(provider: ConfiguredProvider, request: ReadRequest): Promise<ReadResponse> {
  const state = await provider.read({
    ...identityOf(request.getUrn()),
    id: request.getId(),
    inputs: fromStruct(request.getInputs()),
    outputs: fromStruct(request.getProperties()),
  });
  const response = new ReadResponse();
  // An empty id tells the engine that the resource is gone.
  if (state === undefined) return response;
  response.setId(state.id);
  response.setInputs(toStruct(state.inputs));
  response.setProperties(toStruct(state.outputs));
  return response;
}

async function update(
  provider: ConfiguredProvider,
  request: UpdateRequest,
): Promise<UpdateResponse> {
  const known = {
    ...identityOf(request.getUrn()),
    id: request.getId(),
    inputs: fromStruct(request.getNews()),
    outputs: fromStruct(request.getOlds()),
  };
  const oldInputs = fromStruct(request.getOldInputs());
  const response = new UpdateResponse();
  const outputs = await provider.update(known, oldInputs, request.getPreview());
  response.setProperties(toStruct(outputs));
  return response;
}

/** Type and logical name, as the URN has them. */
function identityOf(urn: string): { urn: string; type: string; name: string } {
  return { urn, type: typeOf(urn), name: urn.split("::").slice(3).join("::") };
}

/** The last type of a URN's chain of parent types. */
function typeOf(urn: string): string {
  const chain = urn.split("::")[2] ?? "";
  return chain.slice(chain.lastIndexOf("$") + 1);
}
