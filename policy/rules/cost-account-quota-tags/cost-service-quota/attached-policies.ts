import type { Field } from "../../../rule/field";
import type { NormalizedResource } from "../../../rule/resource";
import { listed } from "../../../world/aws/policy-document";
import {
  EXCLUSIVE_ATTACHMENT_TYPES,
  EXCLUSIVE_LIST_TYPES,
  ROLE_ATTACHMENT_TYPES,
  rolesOf,
} from "../../../world/aws/role-policies";
import { ROLE_TYPES } from "../../../world/aws/workload-identity";
import type { World } from "../../../world/world";

/** One managed policy of one role, and the field that attaches it. */
export interface AttachedPolicy {
  readonly role: NormalizedResource;
  readonly policy: Field;
}

/** Every managed policy that the stack attaches to one of its roles. */
export function attachedPolicies(world: World): readonly AttachedPolicy[] {
  const own = world
    .of(ROLE_TYPES)
    .flatMap((role) => attach([role], listed(role.get("managedPolicyArns"))));
  const single = world
    .of(ROLE_ATTACHMENT_TYPES)
    .flatMap((part) => attach(rolesOf(part.get("role"), world), [part.get("policyArn")]));
  const exclusive = world
    .of(EXCLUSIVE_LIST_TYPES)
    .flatMap((part) =>
      attach(rolesOf(part.get("roleName"), world), listed(part.get("policyArns"))),
    );
  const shared = world
    .of(EXCLUSIVE_ATTACHMENT_TYPES)
    .flatMap((part) =>
      listed(part.get("roles")).flatMap((role) =>
        attach(rolesOf(role, world), [part.get("policyArn")]),
      ),
    );
  return [...own, ...single, ...exclusive, ...shared];
}

function attach(roles: readonly Field[], policies: readonly Field[]): readonly AttachedPolicy[] {
  return roles.flatMap(({ resource }) => policies.map((policy) => ({ role: resource, policy })));
}
