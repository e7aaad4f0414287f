import { Field } from "../../rule/field";
import type { NormalizedResource } from "../../rule/resource";

/** Type token of a ResourceQuota. */
export const RESOURCE_QUOTA = "kubernetes:core/v1:ResourceQuota";

/** True for a quota that counts every pod of its namespace: one without scopes. */
export function isForAllPods(quota: NormalizedResource): boolean {
  const spec = Field.root(quota).get("spec");
  return spec.get("scopes").items().length === 0 && !spec.get("scopeSelector").isSet;
}
