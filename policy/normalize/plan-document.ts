import type { NormalizedResource } from "../rule/resource";
import { normalizeDeclared } from "./declared-resources";

/** Version tag of the documents that this module reads. */
export const PLAN_FORMAT = "orchestration-plan/1";

type Properties = Readonly<Record<string, unknown>>;

/** What policy reads of a planned resource. */
export interface PlanDocumentResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly provider: string | null;
  readonly inputs: Properties;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly aliases: readonly string[];
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  /** Set for a resource that is only read (`Vpc.get`): others answer for it. */
  readonly externalId?: string;
}

/** What policy reads of a plan; the document of plan/model satisfies it. */
export interface PlanDocument {
  readonly format: string;
  readonly environment: string;
  readonly resources: readonly PlanDocumentResource[];
}

/** The resources of a plan that a provider manages. */
export function normalizePlan(plan: PlanDocument): readonly NormalizedResource[] {
  const providers = new Map(
    plan.resources.filter(isProvider).map((resource) => [resource.urn, resource.inputs]),
  );
  return plan.resources
    .filter((resource) => resource.custom && !isProvider(resource))
    .filter((resource) => resource.externalId === undefined)
    .flatMap((resource) => {
      const { urn, type, name, inputs, dependencies, propertyDependencies } = resource;
      const { protect, ignoreChanges, aliases, deleteBeforeReplace = false } = resource;
      return normalizeDeclared({
        urn,
        type,
        name,
        props: inputs,
        dependencies,
        propertyDependencies,
        options: { protect, ignoreChanges, aliases, deleteBeforeReplace },
        providerProps: providers.get(providerUrn(resource.provider)) ?? null,
      });
    });
}

/** True for a provider's own entry, which is configuration and no resource to judge. */
export function isProvider(resource: { readonly type: string }): boolean {
  return resource.type.startsWith("pulumi:providers:");
}

/** A reference to a provider is its URN, with `::<id>` after it in a state. */
export function providerUrn(reference: string | null | undefined): string {
  return reference?.split("::").slice(0, URN_PARTS).join("::") ?? "";
}

/** `urn:pulumi:<stack>::<project>::<type>::<name>`. */
const URN_PARTS = 4;
