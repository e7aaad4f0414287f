import {
  CLUSTER_INSTANCE_TYPES,
  DATABASE_CLUSTER_TYPES,
  DATABASE_INSTANCE_TYPES,
  isInCluster,
  isReplica,
} from "../../world/aws/databases";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisAws, fsbp } from "../../rule/frameworks";
import { isTrue } from "../../rule/predicates";
import { isAnyOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

/** Encryption protects the disks; a private address protects against stolen passwords. */
export const rdsEncryptedPrivate = resourceRule({
  id: "rds-encrypted-private",
  topic: "data-queues-keys",
  severity: "critical",
  description: "The storage of a database is encrypted, and the database has no public address.",
  remediation: "Set storageEncrypted to true and publiclyAccessible to false.",
  frameworks: [
    fsbp("RDS.2", "RDS DB instances should prohibit public access"),
    fsbp("RDS.3", "RDS DB instances should have encryption at rest enabled"),
    fsbp("RDS.27", "RDS DB clusters should be encrypted at rest"),
    cisAws("2.2.1", "Ensure that encryption at rest is enabled for RDS instances"),
    cisAws("2.2.3", "Ensure that RDS instances are not publicly accessible"),
  ],
  checks: {
    "public-access": "The database has no public address.",
    encryption: "The storage of the database is encrypted.",
  },
  parameters: {},
  appliesTo: isAnyOf(DATABASE_INSTANCE_TYPES, CLUSTER_INSTANCE_TYPES, DATABASE_CLUSTER_TYPES),
  check(database, findings) {
    findings
      .of("public-access")
      .forbid(database.get("publiclyAccessible"), isTrue, "the database has a public address");
    if (!isInCluster(database)) checkStorage(database, findings.of("encryption"));
  },
});

function checkStorage(database: Field, findings: Findings): void {
  const encrypted = database.get("storageEncrypted");
  // Aurora Serverless v1 is always encrypted.
  if (!encrypted.isSet && database.get("engineMode").value === "serverless") return;
  if (!encrypted.isSet && isReplica(database)) {
    findings.notEvaluated(encrypted, "inherited from its source: storageEncrypted");
  } else {
    findings.require(encrypted, isTrue, "the storage of the database is not encrypted");
  }
}
