import {
  ENVIRONMENTS,
  type EnvironmentTable,
  STRICTNESSES,
  type Strictness,
  strictnessOf,
} from "../../components/core/pure/environments";

/**
 * The environments that levels and parameters are written for: how strict the policies are. Every
 * other environment is held to one of them.
 */
export const POLICY_ENVIRONMENTS = STRICTNESSES;

/** One of {@link POLICY_ENVIRONMENTS}. */
export type PolicyEnvironment = Strictness;

/** A value for each environment. */
export type ByEnvironment<T> = Readonly<Record<PolicyEnvironment, T>>;

/** The strictest: what holds where no environment is given. */
export const DEFAULT_ENVIRONMENT: PolicyEnvironment = strictnessOf(undefined);

/** The levels that a plan's environment or a stack is checked with; an unknown one gets prod's. */
export function policyEnvironmentOf(
  name: string | undefined,
  environments: EnvironmentTable = ENVIRONMENTS,
): PolicyEnvironment {
  return strictnessOf(name, environments);
}
