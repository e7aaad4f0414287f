import type { Field } from "../../rule/field";
import { listed } from "./policy-document";
import type { NormalizedResource } from "../../rule/resource";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";
import { ROLE_TYPES } from "./workload-identity";

/** Gives one managed policy to one role. */
export const ROLE_ATTACHMENT_TYPES: Types = typesOf(
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
);

/** Gives a managed policy to users, roles and groups, and takes it from everybody else. */
export const EXCLUSIVE_ATTACHMENT_TYPES: Types = typesOf(
  "aws:iam/policyAttachment:PolicyAttachment",
);

/** Says which managed policies a role has, and takes all others from it. */
export const EXCLUSIVE_LIST_TYPES: Types = typesOf(
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
);

/** Type tokens of a managed policy of one's own. */
export const MANAGED_POLICY_TYPES: Types = typesOf(
  "aws:iam/policy:Policy",
  "aws-native:iam:ManagedPolicy",
);

/** One managed policy of one role, and the field that gives it. */
export interface AttachedPolicy {
  readonly role: NormalizedResource;
  readonly policy: Field;
}

/** Every managed policy that the stack gives to one of its roles. */
export function attachedPolicies(index: ResourceIndex): readonly AttachedPolicy[] {
  const own = index
    .of(ROLE_TYPES)
    .flatMap((role) => attach([role], listed(role.get("managedPolicyArns"))));
  const single = index
    .of(ROLE_ATTACHMENT_TYPES)
    .flatMap((part) => attach(rolesOf(part.get("role"), index), [part.get("policyArn")]));
  const exclusive = index
    .of(EXCLUSIVE_LIST_TYPES)
    .flatMap((part) =>
      attach(rolesOf(part.get("roleName"), index), listed(part.get("policyArns"))),
    );
  const shared = index
    .of(EXCLUSIVE_ATTACHMENT_TYPES)
    .flatMap((part) =>
      listed(part.get("roles")).flatMap((role) =>
        attach(rolesOf(role, index), [part.get("policyArn")]),
      ),
    );
  return [...own, ...single, ...exclusive, ...shared];
}

function attach(roles: readonly Field[], policies: readonly Field[]): readonly AttachedPolicy[] {
  return roles.flatMap(({ resource }) => policies.map((policy) => ({ role: resource, policy })));
}

/** The roles of the stack that a name or an ARN means. */
export function rolesOf(reference: Field, index: ResourceIndex): readonly Field[] {
  const named = index.named(reference, ROLE_TYPES);
  return named.length > 0 ? named : index.named(reference, ROLE_TYPES, "roleName");
}

/** What tells one managed policy from another: its ARN, or else the resource that it comes from. */
export function policyKey(policy: Field, index: ResourceIndex): string | undefined {
  if (policy.text !== undefined) return policy.text;
  const [source, ...others] = index.behind(policy, MANAGED_POLICY_TYPES);
  return others.length === 0 ? (source?.resource.urn ?? undefined) : undefined;
}
