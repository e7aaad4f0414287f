import { describe, expect, it } from "vitest";
import { roleArnRule } from "../../../../components/cluster/pure/role-arn";
import { findProblems } from "../../../../components/core/pure/validate";

describe("roleArnRule", () => {
  it.each([
    "arn:aws:iam::111122223333:role/platform",
    "arn:aws-cn:iam::111122223333:role/team/platform",
  ])("accepts %s", (arn) => {
    expect(findProblems([roleArnRule("role", arn)])).toEqual([]);
  });

  it.each([
    "arn:aws:iam::111122223333:user/ada",
    "arn:aws:sts::111122223333:assumed-role/platform/session",
    "arn:aws:iam::1234:role/platform",
    "platform",
  ])("refuses %s", (arn) => {
    expect(findProblems([roleArnRule("role", arn)])).toEqual([
      `role: is not the ARN of an IAM role, got "${arn}"; write it as "arn:aws:iam::111122223333:role/platform"; users and sessions are refused`,
    ]);
  });
});
