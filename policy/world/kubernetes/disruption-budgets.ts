import type { Answer } from "../../rule/answers";
import { Field } from "../../rule/field";
import { namespaceResolver } from "./namespaces";
import type { NormalizedResource } from "../../rule/resource";
import { isEmptySelector, selects } from "./selectors";
import { once } from "../once";

const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";

/** A PodDisruptionBudget and where it stands. */
export interface DisruptionBudget {
  readonly root: Field;
  readonly selector: Field;
  readonly namespace: string | undefined;
}

/** True for a PodDisruptionBudget of any version. */
export function isBudget({ type }: NormalizedResource): boolean {
  return type === BUDGET;
}

/** The budgets of a stack, without the patches of such. */
export const disruptionBudgetsOf = once((world): readonly DisruptionBudget[] => {
  const namespaceOf = namespaceResolver(world);
  return world.resources
    .filter((resource) => isBudget(resource) && !resource.partial)
    .map((resource) => {
      const root = Field.root(resource);
      return { root, selector: root.get("spec", "selector"), namespace: namespaceOf(resource) };
    });
});

/** Whether a budget of the same namespace selects pods with these labels. */
export function protects({ root, selector }: DisruptionBudget, labels: Field): Answer {
  if (!selector.isSet) return false;
  // The beta version took an empty selector for none.
  if (root.resource.apiVersion === "policy/v1beta1" && isEmptySelector(selector) === true) {
    return false;
  }
  return selects(selector, labels);
}
