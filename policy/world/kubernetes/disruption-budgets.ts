import type { Answer } from "../../rule/answers";
import type { Field } from "../../rule/field";
import type { NormalizedResource } from "../../rule/resource";
import { once } from "../once";
import { typesOf, type Types } from "../resource-index";
import { inNamespace, placedObjects, type Placed } from "./placed";
import { isEmptySelector, selects } from "./selectors";

const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";

/** Type token of a PodDisruptionBudget, as a set. */
export const BUDGET_TYPES: Types = typesOf(BUDGET);

/** A PodDisruptionBudget, its selector and its namespace. */
export interface DisruptionBudget extends Placed {
  readonly selector: Field;
}

/** True for a PodDisruptionBudget of any version. */
export function isBudget({ type }: NormalizedResource): boolean {
  return type === BUDGET;
}

/** The budgets of a stack, without patches of budgets. */
export const disruptionBudgetsOf = once((world): readonly DisruptionBudget[] =>
  placedObjects(world, BUDGET_TYPES).map((placed) => ({
    ...placed,
    selector: placed.root.get("spec", "selector"),
  })),
);

/** The budgets of one namespace. */
export const disruptionBudgetsIn = inNamespace(disruptionBudgetsOf);

/** Whether a budget of the same namespace selects pods with these labels. */
export function protects({ root, selector }: DisruptionBudget, labels: Field): Answer {
  if (!selector.isSet) return false;
  // In the beta version an empty selector selects nothing.
  if (root.resource.apiVersion === "policy/v1beta1" && isEmptySelector(selector) === true) {
    return false;
  }
  return selects(selector, labels);
}
