/**
 * The resource graph of one stack, the product's one intermediate form (`orchestration-plan/1`).
 * Engines write it; policy, render, diff, tree and evaluation read it.
 */
import type { Environment } from "../components/core/pure/environments";

/** Version tag of the plan document; a reader refuses any other. */
export const PLAN_FORMAT = "orchestration-plan/1";

/** A value that only exists after deployment; `$secret` too when it will be a secret. */
export interface UnknownValue {
  readonly $unknown: true;
  readonly $secret?: true;
}

/** A secret whose plaintext never enters a plan. */
export interface SecretValue {
  readonly $secret: true;
}

/** Anything an input can hold once it stands in a plan. */
export type PlanValue =
  | null
  | boolean
  | number
  | string
  | UnknownValue
  | SecretValue
  | readonly PlanValue[]
  | { readonly [key: string]: PlanValue };

export type PlanProperties = Readonly<Record<string, PlanValue>>;

/** One resource as the program declares it, before any provider has seen it. */
export interface PlannedResource {
  readonly urn: string;
  /** Pulumi type token, for example `aws:ec2/vpc:Vpc`. */
  readonly type: string;
  /** Logical name: the resource's identity in the state. */
  readonly name: string;
  /** False for components, true for what a provider manages. */
  readonly custom: boolean;
  readonly parent: string | null;
  /** URN of the explicit provider, or null where the default provider serves. */
  readonly provider: string | null;
  readonly inputs: PlanProperties;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly aliases: readonly string[];
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly retainOnDelete: boolean;
  readonly deletedWith: string | null;
  readonly deleteBeforeReplace?: boolean;
  readonly replaceOnChanges?: readonly string[];
  readonly additionalSecretOutputs?: readonly string[];
  readonly version?: string;
  /** Physical id that the `import` option adopts into the state. */
  readonly importId?: string;
  /** Physical id of an existing resource that is only read (`Vpc.get`), never managed. */
  readonly externalId?: string;
}

/** The environments that policy levels and profiles are known for. */
export type PlanEnvironment = Environment;

export interface Plan {
  readonly format: typeof PLAN_FORMAT;
  readonly project: string;
  readonly stack: string;
  readonly environment: PlanEnvironment;
  /** The stack first, then parents and dependencies before dependents, ties by URN. */
  readonly resources: readonly PlannedResource[];
  readonly outputs: PlanProperties;
}

/** True for `{"$unknown": true}`, secret or not. */
export function isUnknownValue(value: unknown): value is UnknownValue {
  return hasMarker(value, "$unknown");
}

/** True for any value whose plaintext is withheld, known or not. */
export function isSecretValue(value: unknown): value is SecretValue {
  return hasMarker(value, "$secret");
}

function hasMarker(value: unknown, marker: "$unknown" | "$secret"): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Readonly<Record<string, unknown>>)[marker] === true
  );
}
