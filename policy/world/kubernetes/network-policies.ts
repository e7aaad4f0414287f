import { allOf, anyOf, type Answer } from "../../rule/answers";
import { Field } from "../../rule/field";
import { namespaceResolver } from "./namespaces";
import type { NormalizedResource } from "../../rule/resource";
import { selects } from "./selectors";
import { once } from "../once";

/** Type token of a NetworkPolicy. */
export const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** Direction of traffic, as policyTypes names it, and the field that holds its rules. */
export const DIRECTIONS = { Ingress: "ingress", Egress: "egress" } as const;

/** One of {@link DIRECTIONS}. */
export type Direction = keyof typeof DIRECTIONS;

/** A NetworkPolicy and where it stands. */
export interface NetworkPolicy {
  readonly root: Field;
  readonly spec: Field;
  readonly podSelector: Field;
  readonly namespace: string | undefined;
}

/** True for a NetworkPolicy. */
export function isNetworkPolicy({ type }: NormalizedResource): boolean {
  return type === NETWORK_POLICY;
}

/** The policies of a stack, without the patches of such. */
export const networkPoliciesOf = once((world): readonly NetworkPolicy[] => {
  const namespaceOf = namespaceResolver(world);
  return world.resources
    .filter((resource) => isNetworkPolicy(resource) && !resource.partial)
    .map((resource) => {
      const root = Field.root(resource);
      const spec = root.get("spec");
      return { root, spec, podSelector: spec.get("podSelector"), namespace: namespaceOf(resource) };
    });
});

/** Kubernetes' default: always ingress, and egress where the policy has egress rules. */
export function isolates(spec: Field, direction: Direction): Answer {
  const types = spec.get("policyTypes");
  if (!types.isReadable) return types;
  if (types.items().length === 0) {
    return direction === "Ingress" || spec.get("egress").items().length > 0;
  }
  return anyOf(types.items().map((type) => (type.isReadable ? type.value === direction : type)));
}

/** Whether a policy of the same namespace governs pods with these labels in a direction. */
export function covers(policy: NetworkPolicy, labels: Field, direction: Direction): Answer {
  const isSelected = selects(policy.podSelector, labels);
  return isSelected === false ? false : allOf([isSelected, isolates(policy.spec, direction)]);
}

/** The rules of a direction, each of which lets some traffic through. */
export function rulesOf(spec: Field, direction: Direction): readonly Field[] {
  return spec.get(DIRECTIONS[direction]).items();
}

/** The peers that a rule names; none means everyone. */
export function peersOf(rule: Field, direction: Direction): Field {
  return rule.get(direction === "Ingress" ? "from" : "to");
}
