import type { AccountRecord } from "./account";
import type { CloudLocation } from "./cloud-location";
import type { CloudChange, CloudView } from "./cloud-view";
import type { Properties } from "./properties";
import type { CheckedInputs, ResourceRequest } from "./provider";

/** What else a cloud looks at when it fills in properties. */
export interface ComputeContext {
  /** Everything that exists. */
  readonly view: CloudView;
  /** The resource before an update. */
  readonly before?: Readonly<Record<"inputs" | "outputs", Properties>> | undefined;
  /** URN under which the thing was made, where that is another one by now. */
  readonly madeAs?: string | undefined;
  readonly isPreview: boolean;
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
  /**
   * True when an id means one thing in a place, whatever its URN; otherwise several clusters may each
   * have an object of that id.
   */
  readonly hasUniqueIds: boolean;
  /** Where a provider with this configuration works. @default - in its account and region of AWS */
  locate?(configuration: Properties): CloudLocation;
  /** Where the resource will be. @default - not in a region */
  place?(resource: ResourceRequest, location: CloudLocation): CloudLocation;
  /**
   * True where only the engine's state has what was made, as with random values: a create that the
   * engine did not hear of is as good as none. @default false
   */
  readonly isMemoryless?: boolean;
  /** What the cloud adds to the inputs. */
  compute(
    resource: ResourceRequest,
    id: string,
    location: CloudLocation,
    computeContext?: ComputeContext,
  ): Properties;
  /** Why the cloud refuses a change, in its own words; undefined when it accepts. @default - never */
  refuse?(change: CloudChange): string | undefined;
  /**
   * Inputs with what a preview can conclude about unknown ones from what it would create.
   * @default - the inputs
   */
  conclude?(resource: ResourceRequest, created: CloudView): Properties;
  /** Other ids by which the thing can be imported. @default - none */
  importIds?(record: AccountRecord): readonly string[];
  /** What is wrong with the inputs by themselves. @default - nothing */
  check?(resource: ResourceRequest, oldInputs: Properties | undefined): CheckedInputs;
  /** True for a type whose things have one name in all regions. @default - none has */
  isGlobal?(type: string): boolean;
  /** Answer to a function of the provider, or undefined for one that is not simulated. */
  invoke(
    token: string,
    args: Properties,
    location: CloudLocation,
    view: CloudView,
  ): Properties | undefined;
}
