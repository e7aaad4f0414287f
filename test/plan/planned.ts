import { PLAN_FORMAT, type Plan, type PlannedResource } from "../../plan/model";
import { makeUrn, parseUrn, STACK_TYPE } from "../../plan/urn";

/** A planned resource of stack `dev`; what a test does not name is empty. */
export function planned(
  overrides: Partial<PlannedResource> & Pick<PlannedResource, "type" | "name">,
): PlannedResource {
  const parent = overrides.parent ?? null;
  const stack = parent === null ? "dev" : parseUrn(parent).stack;
  return {
    urn: makeUrn({ stack, project: "shop", parent, type: overrides.type, name: overrides.name }),
    custom: true,
    parent,
    provider: null,
    inputs: {},
    dependencies: [],
    propertyDependencies: {},
    aliases: [],
    protect: false,
    ignoreChanges: [],
    retainOnDelete: false,
    deletedWith: null,
    ...overrides,
  };
}

/** The stack's own resource. */
export function plannedStack(stack = "dev"): PlannedResource {
  const name = `shop-${stack}`;
  const urn = makeUrn({ stack, project: "shop", parent: null, type: STACK_TYPE, name });
  return planned({ type: STACK_TYPE, name, urn, custom: false });
}

/** A Kubernetes object as the SDK declares it. */
export function plannedObject(
  apiVersion: string,
  kind: string,
  inputs: PlannedResource["inputs"],
  overrides: Partial<PlannedResource> = {},
): PlannedResource {
  const type = `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`;
  return planned({ type, name: "object", inputs: { apiVersion, kind, ...inputs }, ...overrides });
}

/** A plan of the given resources. */
export function planOf(resources: readonly PlannedResource[], overrides: Partial<Plan> = {}): Plan {
  return {
    format: PLAN_FORMAT,
    project: "shop",
    stack: "dev",
    environment: "dev",
    resources,
    outputs: {},
    ...overrides,
  };
}
