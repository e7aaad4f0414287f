import type { Server } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
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
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { unary } from "../rpc/serve";
import { fromStruct, toStruct } from "../rpc/struct";
import { describeDiff } from "./diff-response";
import { ProviderLocations } from "./provider-locations";
import type { Properties } from "./properties";
import type { SimulatedProvider } from "./simulated-provider";

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

/** Adds a simulated provider, posing as the real one of that version, to a server. */
export function registerProvider(
  server: Server,
  provider: SimulatedProvider,
  version: string,
  onCheck: CheckObserver = () => undefined,
): void {
  const locations = new ProviderLocations();
  const answered: Answered = {
    handshake: unary(() => handshake()),
    attach: unary(() => new Empty()),
    checkConfig: unary((request) => check(request, onCheck)),
    diffConfig: unary(() => new DiffResponse()),
    configure: unary((request, peer) => {
      locations.remember(peer, fromStruct(request.getArgs()));
      return configured();
    }),
    check: unary((request) => check(request, onCheck)),
    diff: unary((request, peer) => diff(provider, request, locations, peer)),
    create: unary((request, peer) => create(provider, request, locations, peer)),
    read: unary((request) => read(provider, request)),
    update: unary((request, peer) => update(provider, request, locations, peer)),
    delete: unary((request) => remove(provider, request)),
    invoke: unary((request, peer) => invoke(provider, request, locations, peer)),
    getPluginInfo: unary(() => pluginInfo(version)),
    cancel: unary(() => new Empty()),
  };
  server.addService(ResourceProviderService, answered);
}

function check(request: CheckRequest, onCheck: CheckObserver): CheckResponse {
  const urn = request.getUrn();
  onCheck({ urn, type: typeOf(urn), inputs: fromStruct(request.getNews()) });
  const response = new CheckResponse();
  response.setInputs(request.getNews());
  return response;
}

function remove(provider: SimulatedProvider, request: DeleteRequest): Empty {
  const urn = request.getUrn();
  provider.delete({ urn, type: typeOf(urn), id: request.getId() });
  return new Empty();
}

function invoke(
  provider: SimulatedProvider,
  request: InvokeRequest,
  locations: ProviderLocations,
  peer: string,
): InvokeResponse {
  const args = fromStruct(request.getArgs());
  const response = new InvokeResponse();
  response.setReturn(toStruct(provider.invoke(request.getTok(), args, locations.of(peer))));
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

function configured(): ConfigureResponse {
  const response = new ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setSupportspreview(true);
  return response;
}

function diff(
  provider: SimulatedProvider,
  request: DiffRequest,
  locations: ProviderLocations,
  peer: string,
): DiffResponse {
  const known = {
    ...identityOf(request.getUrn()),
    id: request.getId(),
    inputs: fromStruct(request.getNews()),
    outputs: fromStruct(request.getOlds()),
  };
  const oldInputs = fromStruct(request.getOldInputs());
  return describeDiff(provider.diff(known, oldInputs, locations.of(peer)));
}

function create(
  provider: SimulatedProvider,
  request: CreateRequest,
  locations: ProviderLocations,
  peer: string,
): CreateResponse {
  const inputs = fromStruct(request.getProperties());
  const resource = { ...identityOf(request.getUrn()), inputs };
  const response = new CreateResponse();
  if (request.getPreview()) {
    response.setProperties(toStruct(provider.preview(resource, locations.of(peer))));
    return response;
  }
  const { id, outputs } = provider.create(resource, locations.of(peer));
  response.setId(id);
  response.setProperties(toStruct(outputs));
  return response;
}

function read(provider: SimulatedProvider, request: ReadRequest): ReadResponse {
  const state = provider.read({
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

function update(
  provider: SimulatedProvider,
  request: UpdateRequest,
  locations: ProviderLocations,
  peer: string,
): UpdateResponse {
  const known = {
    ...identityOf(request.getUrn()),
    id: request.getId(),
    inputs: fromStruct(request.getNews()),
    outputs: fromStruct(request.getOlds()),
  };
  const response = new UpdateResponse();
  const outputs = provider.update(known, request.getPreview(), locations.of(peer));
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
