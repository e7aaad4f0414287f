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

/** Resources with a policy or a deletion window, but without rotation. */
const OTHER_TYPES = typesOf(
  "aws:kms/keyPolicy:KeyPolicy",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:kms/externalKey:ExternalKey",
  "aws-native:kms:ReplicaKey",
);

/** The usage of a symmetric key. */
const ENCRYPTION = "ENCRYPT_DECRYPT";

/** The kind of key that KMS can rotate. */
const SYMMETRIC = "SYMMETRIC_DEFAULT";

/** The shortest window that KMS allows. */
const LEAST_WINDOW = 7;

/** A key protects data only if it rotates and if not everybody may use it. */
export const kmsRotation = resourceRule({
  id: "kms-rotation",
  topic: "data-queues-keys",
  severity: "medium",
  description:
    "A symmetric key rotates, has a deletion window, and its policy does not allow everyone to use " +
    "it.",
  remediation:
    "Set enableKeyRotation to true and deletionWindowInDays to at least minDeletionWindow; name the " +
    "principals of the policy, or limit them by a condition.",
  frameworks: [
    fsbp("KMS.4", "KMS key rotation should be enabled"),
    fsbp("KMS.3", "KMS keys should not be deleted unintentionally"),
    fsbp("KMS.5", "KMS keys should not be publicly accessible"),
    eksBestPractices("security: data encryption", "Rotate keys periodically"),
  ],
  checks: {
    rotation: "The key rotates.",
    "deletion-window": "A deletion of the key can be cancelled for long enough.",
    policy: "The policy of the key does not allow everyone to use it.",
  },
  parameters: {
    minDeletionWindow: integer("Minimum number of days before a key is deleted.", {
      dev: LEAST_WINDOW,
      prod: LEAST_WINDOW,
    }),
  },
  appliesTo: (type) => KEY_TYPES.has(type) || OTHER_TYPES.has(type),
  check(key, findings, { settings }) {
    if (KEY_TYPES.has(key.resource.type) && mayRotate(key)) {
      const message = "the key does not rotate";
      findings.of("rotation").require(key.get("enableKeyRotation"), isTrue, message);
    }
    for (const name of ["deletionWindowInDays", "pendingWindowInDays"]) {
      const tooShort = (value: unknown) => Number(value) < settings.minDeletionWindow;
      const message = `the deletion window must be at least ${settings.minDeletionWindow} days`;
      findings.of("deletion-window").forbid(key.get(name), tooShort, message);
    }
    checkPolicy(key, findings.of("policy"));
  },
});

/** KMS does not rotate asymmetric keys, HMAC keys and keys in a custom key store. */
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
    else if (condition.entries().length === 0) {
      findings.fail(everyone, "the policy allows everyone to use the key");
    }
  }
}
