import { allOf, anyOf, type Answer } from "../../rule/answers";
import type { Field } from "../../rule/field";
import type { NormalizedResource } from "../../rule/resource";
import { once } from "../once";
import { typesOf } from "../resource-index";
import { inNamespace, placedObjects, type Placed } from "./placed";
import { selects } from "./selectors";

/** Type token of a NetworkPolicy. */
export const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** Directions of traffic, as policyTypes names them, and the fields that hold their rules. */
export const DIRECTIONS = { Ingress: "ingress", Egress: "egress" } as const;

/** One of {@link DIRECTIONS}. */
export type Direction = keyof typeof DIRECTIONS;

const NETWORK_POLICY_TYPES = typesOf(NETWORK_POLICY);

/** Every {@link Direction}. */
export const BOTH_DIRECTIONS: readonly Direction[] = ["Ingress", "Egress"];

/** A NetworkPolicy, its selector and its namespace. */
export interface NetworkPolicy extends Placed {
  readonly spec: Field;
  readonly podSelector: Field;
}

/** True for a NetworkPolicy. */
export function isNetworkPolicy({ type }: NormalizedResource): boolean {
  return type === NETWORK_POLICY;
}

/** The policies of a stack, without patches of policies. */
export const networkPoliciesOf = once((world): readonly NetworkPolicy[] =>
  placedObjects(world, NETWORK_POLICY_TYPES).map((placed) => {
    const spec = placed.root.get("spec");
    return { ...placed, spec, podSelector: spec.get("podSelector") };
  }),
);

/** The policies of one namespace. */
export const networkPoliciesIn = inNamespace(networkPoliciesOf);

/** Kubernetes' default: always ingress, and egress where the policy has egress rules. */
export function isolates(spec: Field, direction: Direction): Answer {
  const types = spec.get("policyTypes");
  if (!types.isReadable) return types;
  if (types.items().length === 0) {
    return direction === "Ingress" || spec.get("egress").items().length > 0;
  }
  return anyOf(types.items().map((type) => (type.isReadable ? type.value === direction : type)));
}

/** Whether a policy of the same namespace applies to pods with these labels in a direction. */
export function covers(policy: NetworkPolicy, labels: Field, direction: Direction): Answer {
  const isSelected = selects(policy.podSelector, labels);
  return isSelected === false ? false : allOf([isSelected, isolates(policy.spec, direction)]);
}

/** The rules of a direction, each of which allows some traffic. */
export function rulesOf(spec: Field, direction: Direction): readonly Field[] {
  return spec.get(DIRECTIONS[direction]).items();
}

/** The peers that a rule names; none means everyone. */
export function peersOf(rule: Field, direction: Direction): Field {
  return rule.get(direction === "Ingress" ? "from" : "to");
}
