import {
  type ExportedState,
  type PendingOperation,
  pendingOperationsOf,
  resourcesOf,
  type StateResource,
} from "./deployment";

/** Looks for what an interrupted create may have left behind; undefined means nothing. */
export type FindCreated = (
  resource: StateResource,
  state: ExportedState,
) => Promise<string | undefined>;

/** How one interrupted create was settled. */
export interface Settlement {
  readonly urn: string;
  /** Id under which the resource was taken into the state; undefined where there is none. */
  readonly id: string | undefined;
}

/** A state without interrupted creates, and what became of them. */
export interface SettledState {
  readonly state: ExportedState;
  readonly settlements: readonly Settlement[];
}

/**
 * Settles every interrupted create: what exists becomes a resource of the state, as if the engine
 * had heard the answer, and the rest is forgotten. Other interrupted operations stay; a refresh
 * reads their resources and drops them.
 *
 * The engine's own `--import-pending-creates` does not do this: as of 3.259.0 it only marks the
 * operation, and the refresh that follows drops what is so marked.
 */
export async function settleCreates(
  state: ExportedState,
  find: FindCreated,
): Promise<SettledState> {
  const operations = pendingOperationsOf(state);
  const creates = operations.filter(({ type }) => type === "creating");
  const settlements: Settlement[] = [];
  let resources = resourcesOf(state);
  for (const { resource } of creates) {
    const id = await find(resource, state);
    settlements.push({ urn: resource.urn, id });
    if (id !== undefined) resources = [...superseded(resources, resource), adopt(resource, id)];
  }
  const left: readonly PendingOperation[] = operations.filter((one) => !creates.includes(one));
  const deployment = { ...state.deployment, resources, pending_operations: left };
  return { state: { ...state, deployment }, settlements };
}

/**
 * The inputs stand in for the outputs until the refresh has read them, so that secrets are found
 * again where they were.
 */
function adopt(resource: StateResource, id: string): StateResource {
  return { ...resource, id, outputs: resource.outputs ?? resource.inputs };
}

/**
 * The resources as the engine would have left them beside a finished replacement: the old one still
 * to be deleted, or gone where it had been deleted first.
 */
export function superseded(
  resources: readonly StateResource[],
  { urn }: StateResource,
): readonly StateResource[] {
  return resources
    .filter((old) => old.urn !== urn || old.pendingReplacement !== true)
    .map((old) => (old.urn === urn ? { ...old, delete: true } : old));
}
