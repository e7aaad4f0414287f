import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { RolePlan } from "./pure/cluster-policies";

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
  opts: pulumi.CustomResourceOptions,
): RoleNodes {
  const role = new aws.iam.Role(
    `${name}-role`,
    { name: plan.roleName, description, assumeRolePolicy: plan.trustPolicy },
    opts,
  );
  const policies = Object.entries(plan.policyArns).map(
    ([key, policyArn]) =>
      new aws.iam.RolePolicyAttachment(
        `${name}-policy-${key}`,
        { role: role.name, policyArn },
        opts,
      ),
  );
  return { role, policies };
}
