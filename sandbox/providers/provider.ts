import type { Properties } from "./properties";
import type { PropertyChange } from "./property-diff";

/** A resource that the engine asks a provider about. */
export interface ResourceRequest {
  readonly urn: string;
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  readonly inputs: Properties;
}

/** A resource as the engine remembers it. */
export interface KnownResource extends ResourceRequest {
  readonly id: string;
  readonly outputs: Properties;
}

/** A resource as it exists: its id and all its properties. */
export interface ResourceState {
  readonly id: string;
  readonly outputs: Properties;
}

/** A resource as the cloud has it, with the inputs that would declare it. */
export interface ReadState extends ResourceState {
  readonly inputs: Properties;
}

/** What Check found wrong with one property. */
export interface CheckFailure {
  /** Path of the property: `cidrBlock`, `spec.replicas`; empty for the resource as a whole. */
  readonly property: string;
  readonly reason: string;
}

/** Inputs with the provider's defaults, and what is wrong with them. */
export interface CheckedInputs {
  readonly inputs: Properties;
  readonly failures: readonly CheckFailure[];
}

/** What differs between two sets of inputs and what follows from it. */
export interface ResourceDiff {
  readonly changes: readonly PropertyChange[];
  /** Top-level properties that force a replacement. */
  readonly replaces: readonly string[];
  /** True when the replacement would have the id of what it replaces. */
  readonly deleteBeforeReplace: boolean;
}

/** A provider with its configuration: one account and region of a cloud, or one cluster. */
export interface ConfiguredProvider {
  /** @param oldInputs - what Check answered last time; undefined for a new resource */
  check(resource: ResourceRequest, oldInputs: Properties | undefined): Promise<CheckedInputs>;
  /** @param known - the resource with its new inputs and its old outputs */
  diff(known: KnownResource, oldInputs: Properties): Promise<ResourceDiff>;
  /** What creating the resource will give, as far as a preview can know. */
  preview(resource: ResourceRequest): Promise<Properties>;
  create(resource: ResourceRequest): Promise<ResourceState>;
  /**
   * The resource as the cloud has it; undefined when it is gone. With empty inputs and outputs it is
   * an import.
   */
  read(known: KnownResource): Promise<ReadState | undefined>;
  /** The new outputs. @param known - the resource with its new inputs and its old outputs */
  update(known: KnownResource, oldInputs: Properties, isPreview: boolean): Promise<Properties>;
  /** Removes the resource; one that is gone already is fine. */
  delete(known: Pick<KnownResource, "urn" | "type" | "id" | "outputs">): Promise<void>;
  /**
   * The id of what an interrupted create left behind, undefined where it left nothing. Providers
   * whose resources cannot be found again leave this out: such a create is simply done once more.
   *
   * @param taken - ids of this URN that the engine knows, of a resource that is being replaced
   */
  findCreated?(resource: ResourceRequest, taken: ReadonlySet<string>): Promise<string | undefined>;
  /** The answer to a function of the provider. */
  invoke(token: string, args: Properties): Promise<Properties>;
}

/** What exists in a cloud, with the URN under which it was created. */
export interface CreatedResource extends ReadState {
  readonly urn: string;
  readonly type: string;
}

/** The life of resources in one cloud: nothing behind this interface knows gRPC or the engine. */
export interface Provider {
  /** Package name: `aws`. */
  readonly name: string;
  /** Called once for each provider resource of a program, default providers included. */
  configure(configuration: Properties): ConfiguredProvider;
  /** What is wrong with a configuration. @default - nothing */
  checkConfiguration?(configuration: Properties): readonly CheckFailure[];
  /**
   * Everything that exists and that a second create would not simply be again.
   * @default - the cloud does not know who created what
   */
  inventory?(): readonly CreatedResource[];
  /** Ends what the provider started. @default - nothing to end */
  stop?(): Promise<void>;
}
