import { isProperties, type Properties } from "../providers/properties";
import type { Provider } from "../providers/provider";
import { type ExportedState, resourcesOf, type StateResource } from "./deployment";
import type { FindCreated } from "./settle-creates";

/** Looks in the simulated clouds. @param providers - every provider of the simulation */
export function findInClouds(providers: readonly Provider[]): FindCreated {
  return async (resource, state) => {
    const provider = providers.find(({ name }) => name === packageOf(resource.type));
    const configured = provider?.configure(configurationOf(resource, state));
    const { urn, type } = resource;
    const name = urn.split("::").slice(3).join("::");
    const inputs = isProperties(resource.inputs) ? resource.inputs : {};
    return configured?.findCreated?.({ urn, type, name, inputs }, idsOf(resource, state));
  };
}

/** Ids that the state knows for the same URN, of resources that are being replaced. */
function idsOf({ urn }: StateResource, state: ExportedState): ReadonlySet<string> {
  const known = resourcesOf(state).filter(
    (other) => other.urn === urn && other.pendingReplacement !== true,
  );
  return new Set(known.flatMap(({ id }) => (typeof id === "string" ? [id] : [])));
}

/** What the resource's provider was configured with. */
function configurationOf({ provider }: StateResource, state: ExportedState): Properties {
  if (typeof provider !== "string") return {};
  const urn = provider.slice(0, provider.lastIndexOf("::"));
  const inputs = resourcesOf(state).find((other) => other.urn === urn)?.inputs;
  return isProperties(inputs) ? inputs : {};
}

/** `aws:ec2/vpc:Vpc` is of the package `aws`. */
function packageOf(type: string): string {
  return type.slice(0, type.indexOf(":"));
}
