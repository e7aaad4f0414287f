import { isProperties } from "../providers/properties";
import type { CreatedResource } from "../providers/provider";
import { type ExportedState, resourcesOf, type StateResource } from "./deployment";
import { superseded } from "./settle-creates";

/**
 * What exists in the clouds, was created for this stack and is not in its state: a provider crashed
 * in mid-create, or a create failed without saying that there is something. The engine forgets such
 * a create, so not even a pending operation tells of it.
 *
 * A thing that the state has under another URN was renamed and is not an orphan.
 */
export function findOrphans(
  state: ExportedState,
  inventory: readonly CreatedResource[],
): readonly CreatedResource[] {
  const resources = resourcesOf(state);
  const [first] = resources;
  if (first === undefined) return [];
  const prefix = `${first.urn.split("::").slice(0, 2).join("::")}::`;
  const known = new Set(resources.map(({ type, id }) => `${type} ${String(id)}`));
  return inventory.filter(
    ({ urn, type, id }) => urn.startsWith(prefix) && !known.has(`${type} ${id}`),
  );
}

/**
 * The state with the orphans in it, as far as the clouds can tell what they are. Parents and
 * dependencies follow from the program in the next update.
 */
export function adoptOrphans(
  state: ExportedState,
  orphans: readonly CreatedResource[],
): ExportedState {
  let resources = resourcesOf(state);
  for (const orphan of orphans) {
    const adopted = describeOrphan(orphan, resources);
    resources = [...superseded(resources, adopted), adopted];
  }
  return { ...state, deployment: { ...state.deployment, resources } };
}

function describeOrphan(
  { urn, type, id, inputs, outputs }: CreatedResource,
  resources: readonly StateResource[],
): StateResource {
  const provider = providerFor(type, resources);
  return {
    ...{ urn, type, id, custom: true },
    inputs: withoutSealed(inputs),
    outputs: withoutSealed(outputs),
    ...(provider === undefined ? {} : { provider }),
  };
}

/** The provider that has other resources of the package, or is at least configured for it. */
function providerFor(type: string, resources: readonly StateResource[]): string | undefined {
  const prefix = type.slice(0, type.indexOf(":") + 1);
  const sibling = resources.find(
    (other) => other.type.startsWith(prefix) && typeof other.provider === "string",
  );
  if (typeof sibling?.provider === "string") return sibling.provider;
  const configured = resources.find((other) => `${other.type}:` === `pulumi:providers:${prefix}`);
  return configured === undefined ? undefined : `${configured.urn}::${String(configured.id)}`;
}

/** Accounts have no secrets; what stands for them is left out and read again by the refresh. */
function withoutSealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSealed);
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => !(isProperties(member) && member.$secret === true))
      .map(([key, member]) => [key, withoutSealed(member)]),
  );
}
