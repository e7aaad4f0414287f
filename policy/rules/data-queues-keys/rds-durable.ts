import {
  DATABASE_CLUSTER_TYPES,
  DATABASE_INSTANCE_TYPES,
  isInCluster,
  isReplica,
} from "../../world/aws/databases";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { flag, integer } from "../../rule/parameters";
import { isTrue } from "../../rule/predicates";
import { isAnyOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

/** The number of days that AWS Foundational Security Best Practices require. */
const LEAST_BACKUP = 7;

const ONE_ZONE = "the database runs in a single zone";

/** A database survives the failure of its zone, and deletion by mistake. */
export const rdsDurable = resourceRule({
  id: "rds-durable",
  topic: "data-queues-keys",
  severity: "high",
  description: "A database has backups, deletion protection and, in prod, runs in several zones.",
  remediation:
    "Set backupRetentionPeriod to at least minBackupDays, and deletionProtection and multiAz to true.",
  frameworks: [
    fsbp("RDS.5", "RDS DB instances should be configured with multiple Availability Zones"),
    fsbp("RDS.7", "RDS clusters should have deletion protection enabled"),
    fsbp("RDS.8", "RDS DB instances should have deletion protection enabled"),
    fsbp("RDS.11", "RDS instances should have automatic backups enabled"),
    fsbp("RDS.15", "RDS DB clusters should be configured for multiple Availability Zones"),
  ],
  checks: {
    backups: "Backups of the database are kept long enough.",
    "deletion-protection": "The database is protected from deletion.",
    "multi-az": "The database runs in several zones.",
  },
  parameters: {
    minBackupDays: integer("Minimum number of days that backups are kept.", {
      dev: LEAST_BACKUP,
      prod: LEAST_BACKUP,
    }),
    multiAz: flag("Whether databases must run in several zones.", { dev: false, prod: true }),
  },
  appliesTo: isAnyOf(DATABASE_INSTANCE_TYPES, DATABASE_CLUSTER_TYPES),
  check(database, findings, { settings }) {
    if (isInCluster(database)) return;
    if (!isReplica(database)) {
      const isKept = (days: unknown) => Number(days) >= settings.minBackupDays;
      const message = `backups must be kept for at least ${settings.minBackupDays} days`;
      findings.of("backups").require(database.get("backupRetentionPeriod"), isKept, message);
    }
    const protection = database.get("deletionProtection");
    findings
      .of("deletion-protection")
      .require(protection, isTrue, "the database is not protected from deletion");
    if (settings.multiAz) checkZones(database, findings.of("multi-az"));
  },
});

/** A cluster uses all zones of its subnets, unless it names a single one. */
function checkZones(database: Field, findings: Findings): void {
  if (DATABASE_CLUSTER_TYPES.has(database.resource.type)) {
    const isOne = (zones: unknown) => Array.isArray(zones) && zones.length === 1;
    findings.forbid(database.get("availabilityZones"), isOne, ONE_ZONE);
    return;
  }
  const native = database.get("multiAZ");
  const field = native.isSet ? native : database.get("multiAz");
  findings.require(field, isTrue, ONE_ZONE);
}
