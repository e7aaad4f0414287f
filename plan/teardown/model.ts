/** Version tag of the teardown document. */
export const TEARDOWN_FORMAT = "orchestration-teardown/1";

/** Steps of a teardown, in order. */
export const TEARDOWN_PHASES = [
  "drain",
  "controllers",
  "in-cluster",
  "nodes-and-addons",
  "control-plane",
  "network",
  "foundations",
] as const;

/** One of {@link TEARDOWN_PHASES}. */
export type PhaseName = (typeof TEARDOWN_PHASES)[number];

/** Resources that go together, and why then. */
export interface TeardownPhase {
  readonly name: PhaseName;
  readonly reason: string;
  /** Deleted by a call, in the order of the engine: dependents before what they depend on. */
  readonly urns: readonly string[];
  /** Gone with their cluster: they leave the state without a call. */
  readonly withCluster: readonly string[];
}

/** What must be changed by an update before a destroy is possible. */
export interface Unprotect {
  readonly urn: string;
  /** `protect` is the engine's, `deletionProtection` the cloud's. */
  readonly guard: "protect" | "deletionProtection";
}

/** A resource with what is said of it. */
export interface TeardownNote {
  readonly urn: string;
  readonly message: string;
}

/** How a stack is taken down, as `orchestration-teardown/1`. */
export interface TeardownPlan {
  readonly format: typeof TEARDOWN_FORMAT;
  readonly project: string;
  readonly stack: string;
  readonly unprotect: readonly Unprotect[];
  readonly phases: readonly TeardownPhase[];
  /** What would hang or be left behind by mistake. */
  readonly problems: readonly TeardownNote[];
  /** What stays in the account on purpose. */
  readonly leftBehind: readonly TeardownNote[];
}
