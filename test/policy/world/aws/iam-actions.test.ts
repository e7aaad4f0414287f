import { describe, expect, it } from "vitest";
import { includesAction, isRestrictable } from "../../../../policy/world/aws/iam-actions";

describe("actions of IAM policies", () => {
  it.each(["s3:GetObject", "s3:Get*", "s3:ListBucket", "EC2:runinstances", "*", "eks:*", "a:Put"])(
    "knows that %s can be limited to resources",
    (action) => {
      expect(isRestrictable(action)).toBe(true);
    },
  );

  it.each([
    "ec2:Describe*",
    "ec2:DescribeVpcs",
    "STS:getcalleridentity",
    "tag:GetResources",
    "a:List",
  ])("knows that %s cannot", (action) => {
    expect(isRestrictable(action)).toBe(false);
  });

  it.each(["iam:PassRole", "IAM:passrole", "iam:*", "*", "iam:Pass*", "i?m:P*e"])(
    "finds iam:PassRole in %s",
    (pattern) => {
      expect(includesAction(pattern, "iam:PassRole")).toBe(true);
    },
  );

  it.each(["iam:PassRoles", "iam:Get*", "iam.PassRole", "s3:*"])(
    "does not find it in %s",
    (pattern) => {
      expect(includesAction(pattern, "iam:PassRole")).toBe(false);
    },
  );
});
