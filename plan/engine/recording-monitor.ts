import type {
  ReadResourceRequest,
  RegisterPackageRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceCallRequest,
  ResourceInvokeRequest,
  SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import type { PlannedResource, PlanProperties } from "../model";
import { makeUrn, STACK_TYPE } from "../urn";
import { resolveAliases } from "./alias-urns";
import { addComputedMembers } from "./computed-members";
import {
  aliasSpecs,
  type Inherited,
  readResource,
  registeredResource,
  type WireProperties,
} from "./requests";
import { inputsOf, type MonitorCallback, registration, wireStruct } from "./responses";
import { duplicateResource, remoteComponent, unansweredFunction } from "./unsupported";
import { decodeProperties, hasUnknown, markSecrets } from "./wire-format";

/** What the SDK may use, as a preview of the Pulumi engine answers it, save for what needs gRPC. */
const FEATURES: ReadonlySet<string> = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "deletedWith",
  "replaceWith",
  "aliasSpecs",
  "parameterization",
]);

/** Registrations between two turns of the event loop, in which timers and Ctrl-C get their chance. */
const PAUSE_EVERY = 256;

/** What a resource without a parent inherits. */
const NOTHING_INHERITED: Inherited = { retainOnDelete: false, deletedWith: null };

/**
 * Stands where the SDK expects the engine's resource monitor, in the same process and without gRPC:
 * records each registration and answers as a preview does, with ids and computed outputs unknown.
 */
export class RecordingMonitor {
  readonly #project: string;
  readonly #stack: string;
  readonly #resources = new Map<string, PlannedResource>();
  /** Providers that cannot answer in a preview, since a part of their configuration is unknown. */
  readonly #unconfigured = new Set<string>();
  readonly #states = new Map<string, Readonly<Record<string, unknown>>>();
  #outputs: PlanProperties = {};
  #fault: Error | undefined;

  constructor(project: string, stack: string) {
    this.#project = project;
    this.#stack = stack;
  }

  /** Everything registered so far, in order of registration. */
  get resources(): readonly PlannedResource[] {
    return [...this.#resources.values()];
  }

  /** The stack's own outputs. */
  get outputs(): PlanProperties {
    return this.#outputs;
  }

  /** The first request that had to be refused; the SDK wraps it, this is the original. */
  get fault(): Error | undefined {
    return this.#fault;
  }

  supportsFeature(
    request: SupportsFeatureRequest,
    callback: MonitorCallback<{ getHassupport(): boolean }>,
  ): void {
    callback(null, { getHassupport: () => FEATURES.has(request.getId()) });
  }

  registerResource(request: RegisterResourceRequest, callback: MonitorCallback<unknown>): void {
    const urn = this.#urnOf(request.getParent(), request.getType(), request.getName());
    if (request.getRemote()) {
      return this.#refuse(callback, remoteComponent(request.getType(), request.getName()));
    }
    if (this.#resources.has(urn)) return this.#refuse(callback, duplicateResource(urn));

    const properties = inputsOf(request.getObject());
    const parent = this.#resources.get(request.getParent());
    const resource = registeredResource(request, {
      urn,
      properties,
      aliases: this.#aliasesOf(request, parent),
      inherited: parent ?? NOTHING_INHERITED,
    });
    this.#record(resource);
    const known = this.#knownOutputs(resource, properties);
    const outputs = markSecrets(known, request.getAdditionalsecretoutputsList());
    if (resource.custom) this.#states.set(urn, outputs);
    this.#answer(() => callback(null, registration(urn, outputs)));
  }

  readResource(request: ReadResourceRequest, callback: MonitorCallback<unknown>): void {
    const urn = this.#urnOf(request.getParent(), request.getType(), request.getName());
    if (this.#resources.has(urn)) return this.#refuse(callback, duplicateResource(urn));
    const properties = inputsOf(request.getProperties());
    const resource = readResource(request, urn, properties);
    this.#record(resource);
    const known = this.#knownOutputs(resource, properties);
    this.#states.set(urn, known);
    callback(null, { getUrn: () => urn, getProperties: () => wireStruct(known) });
  }

  registerResourceOutputs(
    request: RegisterResourceOutputsRequest,
    callback: MonitorCallback<unknown>,
  ): void {
    if (this.#resources.get(request.getUrn())?.type === STACK_TYPE) {
      this.#outputs = decodeProperties(inputsOf(request.getOutputs()));
    }
    callback(null, {});
  }

  invoke(request: ResourceInvokeRequest, callback: MonitorCallback<unknown>): void {
    const urn = inputsOf(request.getArgs()).urn;
    const state = typeof urn === "string" ? this.#states.get(urn) : undefined;
    if (request.getTok() !== "pulumi:pulumi:getResource" || state === undefined) {
      return this.#refuse(callback, unansweredFunction(request.getTok()));
    }
    const result = wireStruct({ urn, id: "", state });
    callback(null, { getReturn: () => result, getFailuresList: () => [] });
  }

  streamInvoke(request: ResourceInvokeRequest): never {
    throw this.#remember(unansweredFunction(request.getTok()));
  }

  call(request: ResourceCallRequest, callback: MonitorCallback<unknown>): void {
    this.#refuse(callback, unansweredFunction(request.getTok()));
  }

  registerPackage(request: RegisterPackageRequest, callback: MonitorCallback<unknown>): void {
    const reference = `${request.getName()}@${request.getVersion()}`;
    callback(null, { getRef: () => reference });
  }

  signalAndWaitForShutdown(_request: unknown, callback: MonitorCallback<unknown>): void {
    callback(null, {});
  }

  /** There is no channel to close. */
  close(): void {}

  #record(resource: PlannedResource): void {
    this.#resources.set(resource.urn, resource);
    const isProvider = resource.type.startsWith("pulumi:providers:");
    if (isProvider && hasUnknown(resource.inputs)) this.#unconfigured.add(resource.urn);
  }

  /** None where a preview knows no output at all, not even those that repeat an input. */
  #knownOutputs({ provider, type }: PlannedResource, inputs: WireProperties): WireProperties {
    const isUnconfigured = provider !== null && this.#unconfigured.has(provider);
    return isUnconfigured ? {} : addComputedMembers(type, inputs);
  }

  #urnOf(parent: string, type: string, name: string): string {
    const { project, stack } = { project: this.#project, stack: this.#stack };
    return makeUrn({ project, stack, parent: parent || null, type, name });
  }

  #aliasesOf(
    request: RegisterResourceRequest,
    parent: PlannedResource | undefined,
  ): readonly string[] {
    const specs = aliasSpecs(request);
    const parentAliases = parent?.aliases ?? [];
    if (specs.length === 0 && parentAliases.length === 0) return [];
    const aliased = {
      project: this.#project,
      stack: this.#stack,
      parent: request.getParent() || null,
      type: request.getType(),
      name: request.getName(),
    };
    return resolveAliases(aliased, specs, parentAliases);
  }

  #answer(answer: () => void): void {
    if (this.#resources.size % PAUSE_EVERY === 0) setImmediate(answer);
    else answer();
  }

  #refuse(callback: MonitorCallback<unknown>, error: Error): void {
    callback(this.#remember(error), undefined);
  }

  #remember(error: Error): Error {
    this.#fault ??= error;
    return error;
  }
}
