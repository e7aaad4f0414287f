import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { isTrue } from "../../rule/predicates";
import { typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

const NATIVE = "aws-native:dynamodb:Table";
const TABLES = typesOf("aws:dynamodb/table:Table", NATIVE);

/** The billing mode in which the capacity follows the load. */
const ON_DEMAND = "PAY_PER_REQUEST";

/** A table can be restored to any second, and is not deleted by mistake. */
export const dynamodbDurable = resourceRule({
  id: "dynamodb-durable",
  topic: "data-queues-keys",
  severity: "medium",
  description:
    "A table has point-in-time recovery, encryption by KMS, deletion protection and capacity that " +
    "scales.",
  remediation:
    "Enable pointInTimeRecovery, serverSideEncryption and deletionProtectionEnabled; set " +
    "billingMode to PAY_PER_REQUEST, or scale the provisioned capacity.",
  frameworks: [
    fsbp("DynamoDB.1", "DynamoDB tables should automatically scale capacity with demand"),
    fsbp("DynamoDB.2", "DynamoDB tables should have point-in-time recovery enabled"),
    fsbp("DynamoDB.6", "DynamoDB tables should have deletion protection enabled"),
  ],
  checks: {
    "point-in-time-recovery": "The table has point-in-time recovery.",
    encryption: "The table is encrypted with a KMS key of the account.",
    "deletion-protection": "The table has deletion protection.",
    capacity: "The capacity of the table scales with its load.",
  },
  parameters: {},
  appliesTo: (type) => TABLES.has(type),
  check(table, findings) {
    const isNative = table.resource.type === NATIVE;
    const recovery = isNative
      ? table.get("pointInTimeRecoverySpecification", "pointInTimeRecoveryEnabled")
      : table.get("pointInTimeRecovery", "enabled");
    findings
      .of("point-in-time-recovery")
      .require(recovery, isTrue, "the table does not have point-in-time recovery");
    const encryption = isNative
      ? table.get("sseSpecification", "sseEnabled")
      : table.get("serverSideEncryption", "enabled");
    findings
      .of("encryption")
      .require(encryption, isTrue, "the table is not encrypted with a KMS key of the account");
    const protection = table.get("deletionProtectionEnabled");
    findings
      .of("deletion-protection")
      .require(protection, isTrue, "the table is not protected from deletion");
    checkCapacity(table.get("billingMode"), findings.of("capacity"));
  },
});

function checkCapacity(mode: Field, findings: Findings): void {
  if (!mode.isReadable) findings.notEvaluated(mode);
  else if (mode.value !== ON_DEMAND) {
    findings.notEvaluated(mode, "declared apart from the table: scaling of its capacity");
  }
}
