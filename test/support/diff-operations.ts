import type { PlanDiff } from "../../plan";
import type { Operation } from "./scenario-changes";

/** What `orchestrate diff` says that an update does, by URN. Options alone change nothing in a cloud. */
export function operationsOf(diff: PlanDiff): ReadonlyMap<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const { urn } of diff.added) operations.set(urn, "created");
  for (const { urn } of diff.removed) operations.set(urn, "deleted");
  for (const { urn } of diff.replaced) operations.set(urn, "replaced");
  for (const { urn, properties } of diff.changed) {
    if (properties.length > 0) operations.set(urn, "updated");
  }
  for (const { urn, from, aliased, properties } of diff.moved) {
    if (!aliased) operations.set(urn, "created").set(from, "deleted");
    else if (properties.length > 0) operations.set(urn, "updated");
  }
  return operations;
}
