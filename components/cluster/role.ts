import * as aws from "@pulumi/aws";
import type { Children } from "../core";
import type { RolePlan } from "./pure/cluster-policies";

/** Children that {@link createRole} declares, with their arguments. */
export interface RoleChildren {
  role: aws.iam.RoleArgs;
  policyAttachment: aws.iam.RolePolicyAttachmentArgs;
}

/** A role and what was attached to it. Whatever acts under the role depends on the policies too. */
export interface RoleNodes {
  readonly role: aws.iam.Role;
  readonly policies: readonly aws.iam.RolePolicyAttachment[];
}

/** Declares a role with its managed policies, one attachment each. */
export function createRole(
  name: string,
  description: string,
  plan: RolePlan,
  children: Children<RoleChildren>,
): RoleNodes {
  const role = children.create("role", aws.iam.Role, `${name}-role`, {
    name: plan.roleName,
    description,
    assumeRolePolicy: plan.trustPolicy,
  });
  const policies = Object.entries(plan.policyArns).map(([key, policyArn]) =>
    children.create("policyAttachment", aws.iam.RolePolicyAttachment, `${name}-policy-${key}`, {
      role: role.name,
      policyArn,
    }),
  );
  return { role, policies };
}
