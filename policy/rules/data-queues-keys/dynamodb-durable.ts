import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { isTrue } from "../../rule/predicates";
import { typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

const NATIVE = "aws-native:dynamodb:Table";
const TABLES = typesOf("aws:dynamodb/table:Table", NATIVE);

/** The mode in which the table follows its load by itself. */
const ON_DEMAND = "PAY_PER_REQUEST";

/** A table can be brought back to any second, and nobody deletes it by mistake. */
export const dynamodbDurable = resourceRule({
  id: "dynamodb-durable",
  topic: "data-queues-keys",
  severity: "medium",
  description:
    "A table recovers to a point in time, is encrypted by KMS, protected from deletion and scales.",
  remediation:
    "Switch pointInTimeRecovery, serverSideEncryption and deletionProtectionEnabled on; set " +
    "billingMode to PAY_PER_REQUEST, or scale the provisioned capacity.",
  frameworks: [
    fsbp("DynamoDB.1", "DynamoDB tables should automatically scale capacity with demand"),
    fsbp("DynamoDB.2", "DynamoDB tables should have point-in-time recovery enabled"),
    fsbp("DynamoDB.6", "DynamoDB tables should have deletion protection enabled"),
  ],
  parameters: {},
  appliesTo: (type) => TABLES.has(type),
  check(table, findings) {
    const isNative = table.resource.type === NATIVE;
    const recovery = isNative
      ? table.get("pointInTimeRecoverySpecification", "pointInTimeRecoveryEnabled")
      : table.get("pointInTimeRecovery", "enabled");
    findings.require(recovery, isTrue, "the table cannot be brought back to a point in time");
    const encryption = isNative
      ? table.get("sseSpecification", "sseEnabled")
      : table.get("serverSideEncryption", "enabled");
    findings.require(encryption, isTrue, "no key of the account encrypts the table");
    const protection = table.get("deletionProtectionEnabled");
    findings.require(protection, isTrue, "nothing stops a deletion");
    checkCapacity(table.get("billingMode"), findings);
  },
});

function checkCapacity(mode: Field, findings: Findings): void {
  if (!mode.isReadable) findings.notEvaluated(mode);
  else if (mode.value !== ON_DEMAND) {
    findings.notEvaluated(mode, "declared apart from the table: scaling of its capacity");
  }
}
