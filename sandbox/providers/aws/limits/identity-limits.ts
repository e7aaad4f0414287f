import type { Limit, Limits, Rule } from "./limit";
import { isJson, length, oneOf, pattern, range, text } from "./rules";

const member = (name: string) => ({ code: "ValidationError", member: name });

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const NAME = /[\w+=,.@-]+/;

const name = (at: string, called: string, most: number): readonly Limit[] => [
  { at, rule: pattern(member(called), NAME) },
  { at, rule: length(member(called), 1, most) },
];

const path: Limit = {
  at: "path",
  rule: pattern(member("path"), /\/|\/[!-~]+\//),
};

const document: Rule = text(
  isJson,
  () => "MalformedPolicyDocument: This policy contains invalid Json",
);

/**
 * IAM does not count white space.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const size = (most: number, refusal: string): Rule =>
  text(
    (policy) => policy.replaceAll(/\s/g, "").length <= most,
    () => `LimitExceeded: ${refusal}`,
  );

/** Documented limits of IAM and KMS. */
export const IDENTITY_LIMITS: Limits = {
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
  "aws:iam/role:Role": [
    ...name("name", "roleName", 64),
    path,
    { at: "description", rule: length(member("description"), 0, 1000) },
    { at: "maxSessionDuration", rule: range(member("maxSessionDuration"), 3600, 43_200) },
    { at: "assumeRolePolicy", rule: document },
    {
      at: "assumeRolePolicy",
      rule: size(2048, "Cannot exceed quota for ACLSizePerRole: 2048"),
    },
  ],
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
  "aws:iam/rolePolicy:RolePolicy": [
    ...name("name", "policyName", 128),
    { at: "policy", rule: document },
    { at: "policy", rule: size(10_240, "Maximum policy size of 10240 bytes exceeded for role") },
  ],
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
  "aws:iam/policy:Policy": [
    ...name("name", "policyName", 128),
    path,
    { at: "description", rule: length(member("description"), 0, 1000) },
    { at: "policy", rule: document },
    { at: "policy", rule: size(6144, "Cannot exceed quota for PolicySize: 6144") },
  ],
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
  "aws:iam/instanceProfile:InstanceProfile": [...name("name", "instanceProfileName", 128), path],
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": [
    { at: "url", rule: pattern(member("url"), /https:\/\/.+/) },
    { at: "url", rule: length(member("url"), 1, 255) },
  ],
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
  "aws:kms/key:Key": [
    {
      at: "deletionWindowInDays",
      rule: range({ code: "ValidationException", member: "pendingWindowInDays" }, 7, 30),
    },
    {
      at: "rotationPeriodInDays",
      rule: range({ code: "ValidationException", member: "rotationPeriodInDays" }, 90, 2560),
    },
    {
      at: "description",
      rule: length({ code: "ValidationException", member: "description" }, 0, 8192),
    },
    {
      at: "keyUsage",
      rule: oneOf({ code: "ValidationException", member: "keyUsage" }, [
        "ENCRYPT_DECRYPT",
        "SIGN_VERIFY",
        "GENERATE_VERIFY_MAC",
        "KEY_AGREEMENT",
      ]),
    },
    { at: "policy", rule: document },
  ],
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
  "aws:kms/alias:Alias": [
    {
      at: "name",
      rule: text(
        (alias) => alias.startsWith("alias/"),
        () => 'ValidationException: Alias must start with the prefix "alias/"',
      ),
    },
    {
      at: "name",
      rule: text(
        (alias) => !alias.startsWith("alias/aws/"),
        () => "NotAuthorizedException: Aliases that begin with alias/aws/ are reserved for AWS",
      ),
    },
    {
      at: "name",
      rule: pattern({ code: "ValidationException", member: "aliasName" }, /[a-zA-Z0-9:/_-]+/),
    },
    { at: "name", rule: length({ code: "ValidationException", member: "aliasName" }, 1, 256) },
  ],
};
