import { Field } from "../../rule/field";
import type { Container, PodSpec } from "./pod-specs";
import { parseQuantity } from "./quantity";
import type { Count } from "./replicas";

/** From this minor on, a pod may carry the resources that its containers share. */
export const POD_LEVEL_RESOURCES_MINOR = 34;

/** The part of `resources` that an amount is in. */
export type Section = "requests" | "limits";

/** The amount for a container that sets none: what a LimitRange adds, else zero. */
export type DefaultAmount = (section: Section, resource: string) => Count;

/** The amount at a field; a text that is not a quantity counts as not readable. */
export function amountAt(field: Field): Count {
  return field.isReadable ? (parseQuantity(field.value) ?? field) : field;
}

/** The amount of one container; a request that is left out is its limit. */
export function containerAmount(
  { field }: Container,
  section: Section,
  resource: string,
  defaultAmount: DefaultAmount,
): Count {
  const amount = field.get("resources", section, resource);
  if (amount.isSet) return amountAt(amount);
  const limit = field.get("resources", "limits", resource);
  return section === "requests" && limit.isSet ? amountAt(limit) : defaultAmount(section, resource);
}

/**
 * The amount that a pod takes of a node: what its containers and sidecars take together, or the
 * largest of its init containers beside the sidecars.
 */
export function podAmount(
  pod: PodSpec,
  section: Section,
  resource: string,
  defaultAmount: DefaultAmount,
): Count {
  const amountOf = (container: Container): Count =>
    containerAmount(container, section, resource, defaultAmount);
  const init = pod.containers.filter(({ list }) => list === "initContainers");
  const sidecars = init.filter(isSidecar).map(amountOf);
  const steps = init.filter((container) => !isSidecar(container)).map(amountOf);
  const lasting = pod.containers.filter(({ list }) => list === "containers").map(amountOf);
  const together = sumOf([...lasting, ...sidecars]);
  const starting = steps.map((step) => sumOf([step, ...sidecars]));
  return greatest([together, ...starting]);
}

/** True for an init container that keeps running beside the others. */
export function isSidecar({ field }: Container): boolean {
  return field.get("restartPolicy").value === "Always";
}

/** The sum of amounts, or the first field that hides one. */
export function sumOf(amounts: readonly Count[]): Count {
  const hidden = amounts.find((amount) => amount instanceof Field);
  return hidden ?? amounts.reduce<number>((sum, amount) => sum + Number(amount), 0);
}

/** The product of two numbers, or the first field that hides one. */
export function productOf(left: Count, right: Count): Count {
  if (left instanceof Field) return left;
  return right instanceof Field ? right : left * right;
}

function greatest(amounts: readonly Count[]): Count {
  const hidden = amounts.find((amount) => amount instanceof Field);
  return hidden ?? Math.max(...amounts.map(Number));
}
