import type { Plan, PlannedResource, PlanProperties } from "../../plan";
import { parseFieldPath, withField, withoutField } from "./field-path";

/** The field that an edit sets or removes; `from` names the resources that the value is made from. */
export type FieldEdit =
  | { readonly set: string; readonly to: unknown; readonly from?: readonly string[] }
  | { readonly remove: string };

/** A careless edit of the program, as it shows in the plan of one resource. */
export interface Mutation {
  /** Type token of the resource. */
  readonly type: string;
  /** Logical name; the first resource of the type where it is left out. */
  readonly name?: string;
  /** Edits of its fields, or of nothing where the resource is a new one. */
  readonly edits: readonly FieldEdit[] | "drop the resource";
  /** True for a resource that the plan does not have. */
  readonly isNew?: boolean;
  /** The resource option of this name; what is new is protected, as prod wants it. */
  readonly protect?: boolean;
}

/** The plan after the edits; the plan itself is left as it is. */
export function mutatePlan(plan: Plan, ...mutations: readonly Mutation[]): Plan {
  return mutations.reduce(mutate, plan);
}

function mutate(plan: Plan, mutation: Mutation): Plan {
  const { type, name, edits, isNew = false, protect } = mutation;
  const index = plan.resources.findIndex(
    (resource) => resource.type === type && (name ?? resource.name) === resource.name,
  );
  const at = isNew ? plan.resources.length : index;
  const resource = isNew ? newResource(plan, type, name ?? "it") : plan.resources[at];
  if (resource === undefined) throw new Error(`the plan has no ${type} ${name ?? ""}`);
  const guarded = protect === undefined ? resource : { ...resource, protect };
  const changed = edits === "drop the resource" ? [] : [editResource(guarded, edits, plan)];
  return { ...plan, resources: plan.resources.toSpliced(at, 1, ...changed) };
}

function editResource(
  resource: PlannedResource,
  edits: readonly FieldEdit[],
  plan: Plan,
): PlannedResource {
  const inputs = edits.reduce<unknown>(
    (current, edit) =>
      "set" in edit
        ? withField(current, parseFieldPath(edit.set), edit.to)
        : withoutField(current, parseFieldPath(edit.remove)),
    resource.inputs,
  );
  const sources = edits.flatMap((edit) =>
    "set" in edit && edit.from !== undefined
      ? [[edit.set.split(".")[0] ?? "", edit.from.map((name) => urnOf(name, plan))] as const]
      : [],
  );
  return {
    ...resource,
    inputs: inputs as PlanProperties,
    propertyDependencies: { ...resource.propertyDependencies, ...Object.fromEntries(sources) },
  };
}

function urnOf(name: string, plan: Plan): string {
  const resource = plan.resources.find((candidate) => candidate.name === name);
  if (resource === undefined) throw new Error(`the plan has no resource ${name}`);
  return resource.urn;
}

function newResource({ stack, project }: Plan, type: string, name: string): PlannedResource {
  return {
    urn: `urn:pulumi:${stack}::${project}::${type}::${name}`,
    type,
    name,
    custom: true,
    parent: null,
    provider: null,
    inputs: {},
    dependencies: [],
    propertyDependencies: {},
    aliases: [],
    protect: true,
    ignoreChanges: [],
    retainOnDelete: false,
    deletedWith: null,
  };
}
