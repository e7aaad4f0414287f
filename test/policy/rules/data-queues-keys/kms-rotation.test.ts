import { kmsRotation } from "../../../../policy/rules/data-queues-keys/kms-rotation";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

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
      paths: ["enableKeyRotation"],
    },
    {
      name: "a window that is too short",
      parameters: { minDeletionWindow: 14 },
      resources: key({ deletionWindowInDays: 13 }),
      paths: ["deletionWindowInDays"],
    },
    {
      name: "a window of the native provider that is too short",
      parameters: { minDeletionWindow: 30 },
      resources: declared("aws-native:kms:Key", {
        enableKeyRotation: true,
        pendingWindowInDays: 7,
      }),
      paths: ["pendingWindowInDays"],
    },
    {
      name: "a policy for everyone",
      resources: key({ policy: policy(everyone) }),
      paths: ["policy.Statement[0].Principal.AWS"],
    },
    {
      name: "a policy apart from the key, for a whole list of which one is everyone",
      resources: declared("aws:kms/keyPolicy:KeyPolicy", {
        keyId: "k",
        policy: policy({ ...everyone, Principal: { AWS: ["111122223333", "*"] } }),
      }),
      paths: ["policy.Statement[0].Principal.AWS[1]"],
    },
    {
      name: "a policy for everyone but one",
      resources: key({
        policy: policy({ ...everyone, Principal: undefined, NotPrincipal: { AWS: "1" } }),
      }),
      paths: ["policy.Statement[0].NotPrincipal"],
    },
    {
      name: "a policy object for everyone, with one statement and no list",
      resources: declared("aws-native:kms:Key", {
        enableKeyRotation: true,
        keyPolicy: { Statement: { ...everyone, Principal: "*" } },
      }),
      paths: ["keyPolicy.Statement.Principal"],
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
