import type { Viewpoint } from "./export-scopes";
import type { Findings } from "../../rule/findings";
import { type MeshHostSettings, qualifiedHost } from "./mesh-hosts";
import { namespaceField } from "../kubernetes/namespaces";
import {
  type Destination,
  destinationsOf,
  viewpointOf,
  virtualServicesOf,
} from "./virtual-services";
import type { ResourceIndex } from "../resource-index";

/** A destination whose host can be looked up. */
export interface NamedDestination extends Destination {
  /** The host as the mesh knows it. */
  readonly name: string;
  readonly viewpoint: Viewpoint;
}

/** The wanted destinations of a stack's VirtualServices; reports those whose host is not known. */
export function namedDestinations(
  world: ResourceIndex,
  settings: MeshHostSettings,
  findings: Findings,
  isWanted: (destination: Destination) => boolean = () => true,
): readonly NamedDestination[] {
  return virtualServicesOf(world).flatMap((service) => {
    const viewpoint = viewpointOf(service);
    const named: NamedDestination[] = [];
    for (const destination of destinationsOf(service).filter(isWanted)) {
      const { host } = destination;
      if (!host.isReadable) findings.notEvaluated(host);
      if (host.text === undefined) continue;
      const name = qualifiedHost(host.text, service.namespace, settings);
      if (name === undefined) findings.notEvaluated(namespaceField(service.root.resource));
      else named.push({ ...destination, name, viewpoint });
    }
    return named;
  });
}
