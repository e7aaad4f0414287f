import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { PropertyChange } from "./property-diff";
import type { ResourceDiff } from "./provider";

const KINDS = {
  add: { inPlace: PropertyDiff.Kind.ADD, replacing: PropertyDiff.Kind.ADD_REPLACE },
  delete: { inPlace: PropertyDiff.Kind.DELETE, replacing: PropertyDiff.Kind.DELETE_REPLACE },
  update: { inPlace: PropertyDiff.Kind.UPDATE, replacing: PropertyDiff.Kind.UPDATE_REPLACE },
} as const;

/** A difference in the engine's words. */
export function describeDiff(diff: ResourceDiff): DiffResponse {
  const response = new DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  response.setChanges(diff.changes.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setDiffsList([...new Set(diff.changes.map((change) => change.root))]);
  response.setReplacesList([...diff.replaces]);
  response.setDeletebeforereplace(diff.deleteBeforeReplace);
  response.setHasdetaileddiff(true);
  for (const change of diff.changes) {
    response.getDetaileddiffMap().set(change.path, describeChange(change, diff.replaces));
  }
  return response;
}

function describeChange(change: PropertyChange, replaces: readonly string[]): PropertyDiff {
  const kinds = KINDS[change.kind];
  const described = new PropertyDiff();
  described.setKind(replaces.includes(change.root) ? kinds.replacing : kinds.inPlace);
  described.setInputdiff(true);
  return described;
}
