import {
  CLUSTER_INSTANCE_TYPES,
  DATABASE_CLUSTER_TYPES,
  DATABASE_INSTANCE_TYPES,
  isInCluster,
  isReplica,
} from "../../world/aws/databases";
import { demandOfTls, PARAMETER_GROUP_TYPES } from "./rds-observable/database-tls";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { isTrue } from "../../rule/predicates";
import { isAnyOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

/** Engines with IAM authentication. */
const HAS_IAM = /^(?:mysql|mariadb|postgres|aurora)/;

/** Logs and monitoring show failures early; IAM and TLS show and protect who reads the data. */
export const rdsObservable = resourceRule({
  id: "rds-observable",
  topic: "data-queues-keys",
  severity: "medium",
  description:
    "A database publishes its logs, has enhanced monitoring and IAM authentication, and accepts only " +
    "encrypted connections.",
  remediation:
    "List enabledCloudwatchLogsExports, set monitoringInterval and iamDatabaseAuthenticationEnabled, " +
    "and set rds.force_ssl or require_secure_transport to 1 in the parameter group.",
  frameworks: [
    fsbp("RDS.6", "Enhanced monitoring should be configured for RDS DB instances"),
    fsbp("RDS.9", "RDS DB instances should publish logs to CloudWatch Logs"),
    fsbp("RDS.10", "IAM authentication should be configured for RDS instances"),
    fsbp("RDS.38", "RDS for PostgreSQL DB instances should be encrypted in transit"),
    fsbp("RDS.39", "RDS for MySQL DB instances should be encrypted in transit"),
  ],
  checks: {
    logs: "The database publishes its logs to CloudWatch.",
    monitoring: "The database has enhanced monitoring.",
    "iam-authentication": "The database has IAM authentication.",
    tls: "The database accepts only encrypted connections.",
  },
  parameters: {},
  appliesTo: isAnyOf(
    DATABASE_INSTANCE_TYPES,
    CLUSTER_INSTANCE_TYPES,
    DATABASE_CLUSTER_TYPES,
    PARAMETER_GROUP_TYPES,
  ),
  check(resource, findings) {
    const { type } = resource.resource;
    if (PARAMETER_GROUP_TYPES.has(type)) {
      checkTls(resource, findings.of("tls"));
      return;
    }
    if (!isInCluster(resource)) {
      checkLogs(resource, findings.of("logs"));
      checkSignIn(resource, findings.of("iam-authentication"));
    }
    if (!DATABASE_CLUSTER_TYPES.has(type)) {
      const isWatched = (seconds: unknown) => Number(seconds) > 0;
      const message = "the database has no enhanced monitoring";
      findings.of("monitoring").require(resource.get("monitoringInterval"), isWatched, message);
    }
  },
});

function checkTls(group: Field, findings: Findings): void {
  const demand = demandOfTls(group);
  if (demand === undefined) return;
  findings.require(demand.field, demand.isOn, "the database accepts connections without TLS");
}

/** Aurora Serverless v1 publishes the logs that its parameter group enables. */
function checkLogs(database: Field, findings: Findings): void {
  if (database.get("engineMode").value === "serverless") return;
  const classic = database.get("enabledCloudwatchLogsExports");
  const native = ["enableCloudwatchLogsExports", "enableCloudWatchLogsExports"].map((key) =>
    database.get(key),
  );
  const field = [classic, ...native].find(({ isSet }) => isSet) ?? classic;
  const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;
  findings.require(field, isFilled, "the database does not publish its logs to CloudWatch");
}

function checkSignIn(database: Field, findings: Findings): void {
  const engine = database.get("engine");
  if (engine.text !== undefined && !HAS_IAM.test(engine.text)) return;
  const native = ["enableIamDatabaseAuthentication", "enableIAMDatabaseAuthentication"].map((key) =>
    database.get(key),
  );
  const classic = database.get("iamDatabaseAuthenticationEnabled");
  const field = [classic, ...native].find(({ isSet }) => isSet) ?? classic;
  if (!field.isSet && isReplica(database)) {
    findings.notEvaluated(field, `inherited from its source: ${field.path}`);
  } else {
    findings.require(field, isTrue, "the database has no IAM authentication");
  }
}
