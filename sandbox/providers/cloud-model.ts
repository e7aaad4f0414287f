import type { Properties } from "./properties";
import type { ResourceRequest } from "./provider";

/** Where a provider works, taken from its configuration. */
export interface CloudLocation {
  readonly region: string;
  readonly account: string;
}

/** What makes one simulated cloud different from another; the rest is shared. */
export interface CloudModel {
  /** Package name: `aws`. */
  readonly name: string;
  /**
   * The id that the inputs themselves decide (a bucket's name, an object's namespace and name), or
   * undefined where the cloud makes one up.
   */
  naturalId(resource: ResourceRequest, location: CloudLocation): string | undefined;
  /** An id of the cloud's making; `attempt` counts up until it is free. */
  mintId(resource: ResourceRequest, attempt: number): string;
  /** True when a second resource of the same natural id is refused. */
  readonly refusesDuplicates: boolean;
  /** What the cloud adds to the inputs. */
  compute(resource: ResourceRequest, id: string, location: CloudLocation): Properties;
  /** Paths of inputs that cannot change in place. */
  immutable(type: string): readonly string[];
  /** Answer to a function of the provider, or undefined for one that is not simulated. */
  invoke(token: string, args: Properties, location: CloudLocation): Properties | undefined;
}
