import type { Findings } from "../../rule/findings";
import {
  NAMESPACE_ROLE_LABEL,
  namespaceField,
  namespaceLabel,
  namespaceResolver,
  type UsedNamespace,
} from "./namespaces";
import type { NormalizedResource } from "../../rule/resource";
import { onceFor } from "../once";

/** Objects of one kind by the namespace that they stand in. */
export interface Placement {
  /** Those in a namespace, in the order of the stack. */
  in(namespace: string): readonly NormalizedResource[];
  /** Those whose namespace cannot be read yet. */
  readonly unplaced: readonly NormalizedResource[];
}

/** Sorts the objects of a type by namespace. */
export const placementOf = onceFor((world, type: string): Placement => {
  const objects = world.resources.filter((resource) => resource.type === type);
  const namespaceOf = namespaceResolver(world);
  const byNamespace = new Map<string | undefined, NormalizedResource[]>();
  for (const object of objects) {
    const namespace = namespaceOf(object);
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), object]);
  }
  return {
    in: (namespace) => byNamespace.get(namespace) ?? [],
    unplaced: byNamespace.get(undefined) ?? [],
  };
});

/** Fails for what a namespace lacks, unless what would settle it cannot be read yet. */
export function reportLack(
  { name, field, object }: UsedNamespace,
  lack: string,
  unplaced: readonly NormalizedResource[],
  findings: Findings,
): void {
  const candidate = unplaced[0];
  const role = object && namespaceLabel(object, NAMESPACE_ROLE_LABEL);
  if (role?.isReadable === false) {
    findings.notEvaluated(role);
  } else if (candidate === undefined) {
    findings.fail(field, `namespace "${name}" ${lack}`);
  } else {
    const where = `${namespaceField(candidate).path} of ${candidate.kind} "${candidate.name}"`;
    findings.notEvaluated(field, `unknown value at ${where}`);
  }
}
