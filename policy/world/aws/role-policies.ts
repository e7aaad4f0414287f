import type { Field } from "../../rule/field";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";
import { ROLE_TYPES } from "./workload-identity";

/** Attaches one managed policy to one role. */
export const ROLE_ATTACHMENT_TYPES: Types = typesOf(
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
);

/** Attaches a managed policy to users, roles and groups, and detaches it from all others. */
export const EXCLUSIVE_ATTACHMENT_TYPES: Types = typesOf(
  "aws:iam/policyAttachment:PolicyAttachment",
);

/** Lists the managed policies of a role, and detaches all others from it. */
export const EXCLUSIVE_LIST_TYPES: Types = typesOf(
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
);

/** Type tokens of a customer managed policy. */
export const MANAGED_POLICY_TYPES: Types = typesOf(
  "aws:iam/policy:Policy",
  "aws-native:iam:ManagedPolicy",
);

/** The roles of the stack that a name or an ARN refers to. */
export function rolesOf(reference: Field, index: ResourceIndex): readonly Field[] {
  const named = index.named(reference, ROLE_TYPES);
  return named.length > 0 ? named : index.named(reference, ROLE_TYPES, "roleName");
}

/** Identifies a managed policy: its ARN, or else the resource that it comes from. */
export function policyKey(policy: Field, index: ResourceIndex): string | undefined {
  if (policy.text !== undefined) return policy.text;
  const [source, ...others] = index.behind(policy, MANAGED_POLICY_TYPES);
  return others.length === 0 ? (source?.resource.urn ?? undefined) : undefined;
}
