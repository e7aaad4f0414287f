import { isProperties, type Properties } from "../providers/properties";

/** A resource as a state file has it; members that matter here, the rest is kept as it is. */
export interface StateResource extends Properties {
  readonly urn: string;
  readonly type: string;
  readonly id?: unknown;
  readonly inputs?: unknown;
  /** URN and id of its provider, joined by `::`. */
  readonly provider?: unknown;
  /** It was replaced, and is to be deleted. */
  readonly delete?: unknown;
  /** It was deleted, and its replacement is to be created. */
  readonly pendingReplacement?: unknown;
}

/** What the engine had begun and not finished when it was interrupted. */
export interface PendingOperation extends Properties {
  /** `creating`, `updating`, `deleting`, `reading` or `importing`. */
  readonly type: string;
  readonly resource: StateResource;
}

/** The state of a stack, as `pulumi stack export` gives it. */
export interface ExportedState extends Properties {
  readonly deployment: Properties;
}

/** True for what `pulumi stack export` gives. */
export function isExportedState(value: unknown): value is ExportedState {
  return isProperties(value) && isProperties(value.deployment);
}

/** The resources of a state, the stack first. */
export function resourcesOf({ deployment }: ExportedState): readonly StateResource[] {
  return listOf(deployment.resources).filter(isStateResource);
}

/** What a state says was interrupted. */
export function pendingOperationsOf({ deployment }: ExportedState): readonly PendingOperation[] {
  return listOf(deployment.pending_operations).filter(isPendingOperation);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isStateResource(value: unknown): value is StateResource {
  return isProperties(value) && typeof value.urn === "string" && typeof value.type === "string";
}

function isPendingOperation(value: unknown): value is PendingOperation {
  return isProperties(value) && typeof value.type === "string" && isStateResource(value.resource);
}
