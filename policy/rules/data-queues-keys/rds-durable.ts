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

/** What FSBP asks of backups. */
const LEAST_BACKUP = 7;

/** A database outlives the zone it runs in, and a mistake. */
export const rdsDurable = resourceRule({
  id: "rds-durable",
  topic: "data-queues-keys",
  severity: "high",
  description: "A database is backed up, protected from deletion and, in prod, in several zones.",
  remediation:
    "Set backupRetentionPeriod to the bound or more, deletionProtection to true and multiAz to true.",
  frameworks: [
    fsbp("RDS.5", "RDS DB instances should be configured with multiple Availability Zones"),
    fsbp("RDS.7", "RDS clusters should have deletion protection enabled"),
    fsbp("RDS.8", "RDS DB instances should have deletion protection enabled"),
    fsbp("RDS.11", "RDS instances should have automatic backups enabled"),
    fsbp("RDS.15", "RDS DB clusters should be configured for multiple Availability Zones"),
  ],
  parameters: {
    minBackupDays: integer("Days that backups are kept, at least.", {
      dev: LEAST_BACKUP,
      prod: LEAST_BACKUP,
    }),
    multiAz: flag("Whether it has to run in several zones.", { dev: false, prod: true }),
  },
  appliesTo: isAnyOf(DATABASE_INSTANCE_TYPES, DATABASE_CLUSTER_TYPES),
  check(database, findings, { settings }) {
    if (isInCluster(database)) return;
    if (!isReplica(database)) {
      const isKept = (days: unknown) => Number(days) >= settings.minBackupDays;
      const message = `backups are kept for less than ${settings.minBackupDays} days`;
      findings.require(database.get("backupRetentionPeriod"), isKept, message);
    }
    findings.require(database.get("deletionProtection"), isTrue, "nothing stops a deletion");
    if (settings.multiAz) checkZones(database, findings);
  },
});

/** A cluster spreads over the zones of its subnets unless it names one alone. */
function checkZones(database: Field, findings: Findings): void {
  if (DATABASE_CLUSTER_TYPES.has(database.resource.type)) {
    const isOne = (zones: unknown) => Array.isArray(zones) && zones.length === 1;
    findings.forbid(database.get("availabilityZones"), isOne, "ends with its zone");
    return;
  }
  const native = database.get("multiAZ");
  const field = native.isSet ? native : database.get("multiAz");
  findings.require(field, isTrue, "the database ends with its zone");
}
