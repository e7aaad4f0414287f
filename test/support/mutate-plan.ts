import type { Plan, PlannedResource, PlanProperties } from "../../plan";
import { parseFieldPath, withField, withoutField } from "./field-path";

/** The field that an edit sets or removes. */
export type FieldEdit =
  { readonly set: string; readonly to: unknown } | { readonly remove: string };

/** A careless edit of the program, as it shows in the plan of one resource. */
export interface Mutation {
  /** Type token of the resource. */
  readonly type: string;
  /** Logical name; the first resource of the type where it is left out. */
  readonly name?: string;
  readonly edits: readonly FieldEdit[] | "drop the resource";
}

/** The plan after the edit; the plan itself is left as it is. */
export function mutatePlan(plan: Plan, { type, name, edits }: Mutation): Plan {
  const index = plan.resources.findIndex(
    (resource) => resource.type === type && (name ?? resource.name) === resource.name,
  );
  const resource = plan.resources[index];
  if (resource === undefined) throw new Error(`the plan has no ${type} ${name ?? ""}`);
  const changed = edits === "drop the resource" ? [] : [editResource(resource, edits)];
  return { ...plan, resources: plan.resources.toSpliced(index, 1, ...changed) };
}

function editResource(resource: PlannedResource, edits: readonly FieldEdit[]): PlannedResource {
  const inputs = edits.reduce<unknown>(
    (current, edit) =>
      "set" in edit
        ? withField(current, parseFieldPath(edit.set), edit.to)
        : withoutField(current, parseFieldPath(edit.remove)),
    resource.inputs,
  );
  return { ...resource, inputs: inputs as PlanProperties };
}
