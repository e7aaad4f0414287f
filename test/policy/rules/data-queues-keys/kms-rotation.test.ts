import { kmsRotation } from "../../../../policy/rules/data-queues-keys/kms-rotation";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const EVERYONE = ["the policy allows everyone to use the key", "policy"] as const;

type Properties = Readonly<Record<string, unknown>>;

const key = (props: Properties) =>
  declared("aws:kms/key:Key", { enableKeyRotation: true, ...props });
const policy = (statement: Properties) => JSON.stringify({ Statement: [statement] });
const everyone = { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" };

describeRule(kmsRotation, {
  pass: [
    { name: "a key that rotates", resources: key({ deletionWindowInDays: 7 }) },
    {
      name: "an asymmetric key, which cannot rotate",
      resources: declared("aws:kms/key:Key", { customerMasterKeySpec: "RSA_2048" }),
    },
    {
      name: "a key that signs",
      resources: declared("aws:kms/key:Key", { keyUsage: "SIGN_VERIFY" }),
    },
    {
      name: "a replica, which rotates with its primary",
      resources: declared("aws:kms/replicaKey:ReplicaKey", { deletionWindowInDays: 7 }),
    },
    {
      name: "a key in a store of one's own",
      resources: declared("aws:kms/key:Key", { customKeyStoreId: "cks-1" }),
    },
    {
      name: "a policy for the account",
      resources: key({
        policy: policy({ ...everyone, Principal: { AWS: "arn:aws:iam::111122223333:root" } }),
      }),
    },
    {
      name: "a policy for everyone under a condition",
      resources: key({
        policy: policy({
          ...everyone,
          Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
        }),
      }),
    },
    {
      name: "a policy that denies everyone",
      resources: key({ policy: policy({ ...everyone, Effect: "Deny" }) }),
    },
  ],
  fail: [
    {
      name: "a key that never rotates",
      resources: declared("aws:kms/key:Key", {}),
      findings: [["enableKeyRotation", "the key does not rotate", "rotation"]],
    },
    {
      name: "a window that is too short",
      parameters: { minDeletionWindow: 14 },
      resources: key({ deletionWindowInDays: 13 }),
      findings: [
        ["deletionWindowInDays", "the deletion window must be at least 14 days", "deletion-window"],
      ],
    },
    {
      name: "a window of the native provider that is too short",
      parameters: { minDeletionWindow: 30 },
      resources: declared("aws-native:kms:Key", {
        enableKeyRotation: true,
        pendingWindowInDays: 7,
      }),
      findings: [
        ["pendingWindowInDays", "the deletion window must be at least 30 days", "deletion-window"],
      ],
    },
    {
      name: "a policy for everyone",
      resources: key({ policy: policy(everyone) }),
      findings: [["policy.Statement[0].Principal.AWS", ...EVERYONE]],
    },
    {
      name: "a policy apart from the key, for a whole list of which one is everyone",
      resources: declared("aws:kms/keyPolicy:KeyPolicy", {
        keyId: "k",
        policy: policy({ ...everyone, Principal: { AWS: ["111122223333", "*"] } }),
      }),
      findings: [["policy.Statement[0].Principal.AWS[1]", ...EVERYONE]],
    },
    {
      name: "a policy for everyone but one",
      resources: key({
        policy: policy({ ...everyone, Principal: undefined, NotPrincipal: { AWS: "1" } }),
      }),
      findings: [["policy.Statement[0].NotPrincipal", ...EVERYONE]],
    },
    {
      name: "a policy object for everyone, with one statement and no list",
      resources: declared("aws-native:kms:Key", {
        enableKeyRotation: true,
        keyPolicy: { Statement: { ...everyone, Principal: "*" } },
      }),
      findings: [["keyPolicy.Statement.Principal", ...EVERYONE]],
    },
  ],
  notApplicable: [{ name: "an alias", resources: declared("aws:kms/alias:Alias", {}) }],
  unknown: [
    {
      name: "an unknown switch",
      resources: key({ enableKeyRotation: UNKNOWN }),
      reasons: ["unknown value at enableKeyRotation"],
    },
    {
      name: "an unknown policy",
      resources: key({ policy: UNKNOWN }),
      reasons: ["unknown value at policy"],
    },
  ],
});
