import { groupBy } from "../../../components/core/pure/group-by";
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

/** Objects of one kind by their namespace. */
export interface Placement {
  /** Those in a namespace, in the order of the stack. */
  in(namespace: string): readonly NormalizedResource[];
  /** Those whose namespace cannot be read yet. */
  readonly unplaced: readonly NormalizedResource[];
}

/** The objects of a type, grouped by namespace. */
export const placementOf = onceFor((world, type: string): Placement => {
  const objects = world.where((candidate) => candidate === type);
  const byNamespace = groupBy(objects, namespaceResolver(world));
  return {
    in: (namespace) => byNamespace.get(namespace) ?? [],
    unplaced: byNamespace.get(undefined) ?? [],
  };
});

/**
 * Fails for an object that a namespace does not have, unless it cannot be known yet.
 *
 * @param lack - what follows the name of the namespace in the message: `has no ResourceQuota`
 */
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
