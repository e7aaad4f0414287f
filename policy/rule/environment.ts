/** Environments that levels and parameters are written for. */
export const POLICY_ENVIRONMENTS = ["dev", "prod"] as const;

/** One of {@link POLICY_ENVIRONMENTS}. */
export type PolicyEnvironment = (typeof POLICY_ENVIRONMENTS)[number];

/** A value for each environment. */
export type ByEnvironment<T> = Readonly<Record<PolicyEnvironment, T>>;

/** The strictest: what is checked as when nobody says otherwise. */
export const DEFAULT_ENVIRONMENT: PolicyEnvironment = "prod";

/** Stack or plan environments by the levels they are checked with. */
const LEVELS_OF: ReadonlyMap<string | undefined, PolicyEnvironment> = new Map([
  ["dev", "dev"],
  // A developer's own cluster: the same people, the same stakes.
  ["local", "dev"],
  ["prod", "prod"],
]);

/** The levels that a plan's environment or a stack is checked with; an unknown one gets prod's. */
export function policyEnvironmentOf(name: string | undefined): PolicyEnvironment {
  return LEVELS_OF.get(name) ?? DEFAULT_ENVIRONMENT;
}
