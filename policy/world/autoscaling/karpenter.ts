import type { Field } from "../../rule/field";
import { chartOf, RELEASE } from "../kubernetes/helm-releases";
import { once } from "../once";
import { typesOf, type Types } from "../resource-index";

/** Type token of a pool that Karpenter manages. */
export const KARPENTER_NODE_POOL = "kubernetes:karpenter.sh/v1:NodePool";

/** Type token of the machines of such a pool. */
export const EC2_NODE_CLASS = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";

/** Types that may run Karpenter's controller. */
export const CONTROLLER_TYPES: Types = typesOf(RELEASE, DEPLOYMENT);

/** Name of the chart and of the controller's Deployment. */
const CONTROLLER = "karpenter";

/** Label of the nodes that Karpenter manages. */
export const NODE_POOL_LABEL = "karpenter.sh/nodepool";

/** What installs Karpenter's controller: its chart, or its Deployment where no chart is used. */
export const controllersOf = once((index): readonly Field[] =>
  index.of(CONTROLLER_TYPES).filter((part) => {
    if (part.resource.type === RELEASE) return chartOf(part) === CONTROLLER;
    return part.resource.name === CONTROLLER;
  }),
);

/** The values of a requirement that demands one of them; undefined where the key is free. */
export function demandedValues(pool: Field, key: string): readonly Field[] | undefined {
  const requirement = requirementsOf(pool).find(
    (entry) => entry.get("key").value === key && entry.get("operator").value === "In",
  );
  return requirement?.get("values").items();
}

/** The requirements of a pool's nodes. */
export function requirementsOf(pool: Field): readonly Field[] {
  return pool.get("spec", "template", "spec", "requirements").items();
}

/** True for a pool that may buy spot capacity; the default is on demand. */
export function mayBuySpot(pool: Field): boolean {
  const values = demandedValues(pool, "karpenter.sh/capacity-type");
  return values?.some(({ value }) => value === "spot") === true;
}
