import { Field } from "../../rule/field";
import type { UsedNamespace } from "../kubernetes/namespaces";

/** Labels of a Namespace that put its pods into the mesh, with the values that do. */
const MESH_LABELS: Readonly<Record<string, (value: string) => boolean>> = {
  "istio-injection": (value) => value === "enabled",
  "istio.io/rev": (value) => value !== "",
  "istio.io/dataplane-mode": (value) => value === "ambient",
};

/** Whether a namespace's object says that its pods join the mesh, or the label that hides it. */
export function meshMembership({ object }: UsedNamespace): boolean | Field {
  if (object === undefined) return false;
  const labels = Field.root(object).get("metadata", "labels");
  if (labels.get("istio-injection").value === "disabled") return false;
  const entries = Object.entries(MESH_LABELS).map(
    ([label, joins]) => [labels.get(label), joins] as const,
  );
  if (entries.some(([label, joins]) => label.text !== undefined && joins(label.text))) return true;
  return entries.map(([label]) => label).find((label) => !label.isReadable) ?? false;
}
