import type { ValidationRule } from "./validate";

/** Where resources are created. Plain values, because names and policies are built from them. */
export interface AwsLocation {
  /** Twelve digits. */
  readonly accountId: string;
  /** Region of every resource, whatever the provider's own region is. */
  readonly region: string;
  readonly partition: "aws" | "aws-cn" | "aws-us-gov";
}

/** Refuses what is not an account id: ARNs and policies are built from it. */
export function accountIdRule(accountId: string): ValidationRule {
  return {
    when: !/^\d{12}$/.test(accountId),
    path: "aws.accountId",
    problem: "is not an AWS account id",
    got: accountId,
    fix: "write its twelve digits, as a string",
  };
}
