import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import { integer } from "../../rule/parameters";
import { allows, documentIn, statementsOf } from "../../world/aws/policy-document";
import { everyoneIn } from "../../world/aws/principals";
import { isTrue } from "../../rule/predicates";
import { typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

const KEY_TYPES = typesOf("aws:kms/key:Key", "aws-native:kms:Key");

/** What has a policy or a window, and leaves the rotation to another resource or to nobody. */
const OTHER_TYPES = typesOf(
  "aws:kms/keyPolicy:KeyPolicy",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:kms/externalKey:ExternalKey",
  "aws-native:kms:ReplicaKey",
);

/** What a symmetric key is for. */
const ENCRYPTION = "ENCRYPT_DECRYPT";

/** The one kind of key whose material KMS renews by itself. */
const SYMMETRIC = "SYMMETRIC_DEFAULT";

/** What EKS, KMS and the catalogue agree on as the least; KMS allows no less. */
const LEAST_WINDOW = 7;

/** A key that never changes and that everyone may use protects nothing for long. */
export const kmsRotation = resourceRule({
  id: "kms-rotation",
  topic: "data-queues-keys",
  severity: "medium",
  description:
    "A symmetric key rotates, waits before its deletion, and its policy is not for everyone.",
  remediation:
    "Set enableKeyRotation to true and deletionWindowInDays to the bound or more; name the " +
    "principals of the policy, or limit them by a condition.",
  frameworks: [
    fsbp("KMS.4", "KMS key rotation should be enabled"),
    fsbp("KMS.3", "KMS keys should not be deleted unintentionally"),
    fsbp("KMS.5", "KMS keys should not be publicly accessible"),
    eksBestPractices("security: data encryption", "Rotate keys periodically"),
  ],
  parameters: {
    minDeletionWindow: integer("Days before a deleted key is gone, at least.", {
      dev: LEAST_WINDOW,
      prod: LEAST_WINDOW,
    }),
  },
  appliesTo: (type) => KEY_TYPES.has(type) || OTHER_TYPES.has(type),
  check(key, findings, { settings }) {
    if (KEY_TYPES.has(key.resource.type) && mayRotate(key)) {
      findings.require(key.get("enableKeyRotation"), isTrue, "the key never rotates");
    }
    for (const name of ["deletionWindowInDays", "pendingWindowInDays"]) {
      const tooShort = (value: unknown) => Number(value) < settings.minDeletionWindow;
      const message = `is less than ${settings.minDeletionWindow} days`;
      findings.forbid(key.get(name), tooShort, message);
    }
    checkPolicy(key, findings);
  },
});

/** Asymmetric keys, HMAC keys and keys in a store of one's own cannot rotate by themselves. */
function mayRotate(key: Field): boolean {
  const specs = [key.get("customerMasterKeySpec"), key.get("keySpec")];
  const usage = key.get("keyUsage");
  const isSymmetric =
    specs.every((spec) => !spec.isSet || spec.value === SYMMETRIC) &&
    (!usage.isSet || usage.value === ENCRYPTION);
  const origin = key.get("origin");
  const isImported = origin.isSet && origin.value !== "AWS_KMS";
  return isSymmetric && !isImported && !key.get("customKeyStoreId").isSet;
}

function checkPolicy(key: Field, findings: Findings): void {
  const policy = key.get("policy").isSet ? key.get("policy") : key.get("keyPolicy");
  if (!policy.isReadable) {
    findings.notEvaluated(policy);
    return;
  }
  for (const statement of statementsOf(documentIn(policy))) {
    const everyone = allows(statement) ? everyoneIn(statement) : undefined;
    if (everyone === undefined) continue;
    const condition = statement.get("Condition");
    if (!condition.isReadable) findings.notEvaluated(condition);
    else if (condition.entries().length === 0) findings.fail(everyone, "everyone may use the key");
  }
}
