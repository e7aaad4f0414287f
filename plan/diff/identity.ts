import type { Plan, PlannedResource } from "../model";
import { parseUrn, STACK_TYPE } from "../urn";

/** A URN without stack and project. */
export function exactIdentity(urn: string): string {
  const { qualifiedType, name } = parseUrn(urn);
  return qualifiedType === STACK_TYPE ? STACK_TYPE : `${qualifiedType}::${name}`;
}

/**
 * The same, and the name without the stack's own prefix. So `dev` compares with `prod`, where
 * `dev-network` is `prod-network`.
 */
export function identityOf(urn: string, plan: Plan): string {
  const { qualifiedType, name } = parseUrn(urn);
  return qualifiedType === STACK_TYPE ? STACK_TYPE : `${qualifiedType}::${stackless(name, plan)}`;
}

/** Type and name alone: what stays of a resource that is moved to another parent. */
export function placelessIdentity(resource: PlannedResource, plan: Plan): string {
  return `${resource.type}::${stackless(resource.name, plan)}`;
}

function stackless(name: string, plan: Plan): string {
  const prefix = [plan.stack, plan.environment].find((word) => name.startsWith(`${word}-`));
  return prefix === undefined ? name : name.slice(prefix.length + 1);
}
