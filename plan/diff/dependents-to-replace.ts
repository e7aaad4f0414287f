import type { Plan, PlannedResource } from "../model";
import type { PropertyChange } from "./model";
import { replacementCauses, withoutIgnored } from "./replacement-causes";

/**
 * What has to be deleted before a resource can be, by URN and with the properties that are made of
 * what goes: resources whose provider goes, and those that another value of such a property would
 * replace, over however many others.
 *
 * @param registered - URNs that the later program has registered, which need the resource no more
 */
export function dependentsToReplace(
  plan: Plan,
  root: string,
  registered: ReadonlySet<string>,
): ReadonlyMap<string, readonly PropertyChange[]> {
  const going = new Set([root]);
  const found = new Map<string, readonly PropertyChange[]>();
  const byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  for (const resource of plan.resources) {
    const { urn, custom, externalId, provider } = resource;
    if (registered.has(urn) || !custom || externalId !== undefined) continue;
    const manager = provider === null ? undefined : byUrn.get(provider);
    const causes =
      provider !== null && going.has(provider)
        ? [{ path: "provider", follows: [provider] }]
        : changesBy(resource, going, manager);
    if (causes.length === 0) continue;
    going.add(urn);
    found.set(urn, causes);
  }
  return found;
}

/** The properties that force a replacement when what goes makes them unknown as a whole. */
function changesBy(
  resource: PlannedResource,
  going: ReadonlySet<string>,
  provider: PlannedResource | undefined,
): readonly PropertyChange[] {
  const { inputs, propertyDependencies } = resource;
  const changes = Object.keys(inputs).flatMap((path): readonly PropertyChange[] => {
    const follows = (propertyDependencies[path] ?? []).filter((urn) => going.has(urn));
    if (follows.length === 0) return [];
    const before = inputs[path];
    return [{ path, ...(before !== undefined && { before }), after: { $unknown: true }, follows }];
  });
  const possible = withoutIgnored(resource, changes);
  return possible.filter((change) => replacementCauses(resource, [change], provider).length > 0);
}
