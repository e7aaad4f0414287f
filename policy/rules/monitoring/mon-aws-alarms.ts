import {
  type AlarmSubject,
  COMPOSITE_ALARM_TYPES,
  isWatched,
  METRIC_ALARM_TYPES,
  watchedMetrics,
} from "./mon-aws-alarms/cloudwatch-alarms";
import {
  CLUSTER_INSTANCE_TYPES,
  DATABASE_INSTANCE_TYPES,
  isInCluster,
} from "../../world/aws/databases";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { LOG_GROUP_TYPES } from "../../world/aws/log-groups";
import { NAT_GATEWAY_TYPES } from "../../world/aws/nat-gateways";
import { flag, integer } from "../../rule/parameters";
import { isFalse, isFilled } from "../../rule/predicates";
import {
  deadLetterTargetOf,
  NOTICE_RETENTION,
  QUEUE_TYPES,
  REDRIVE_TYPES,
  redriveOf,
  retentionOf,
} from "../../world/aws/queues";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

interface Watch {
  readonly alarms: boolean;
  readonly natAlarms: boolean | undefined;
  readonly minRetentionDays: number;
  readonly encrypted: boolean;
}

/** What one check of alarms needs. */
interface Duty {
  readonly index: ResourceIndex;
  readonly metrics: ReturnType<typeof watchedMetrics>;
  readonly findings: Findings;
}

/** What fails at AWS shows in AWS's metrics first, and in its logs afterwards. */
export const monAwsAlarms = stackRule<Watch>({
  id: "mon-aws-alarms",
  topic: "monitoring",
  severity: "medium",
  description:
    "Queues, databases and NAT gateways have alarms that ring, and log groups keep what they hold " +
    "long enough and under a key.",
  remediation:
    "Declare MetricAlarms for the metrics that are named, leave actionsEnabled on, and set " +
    "retentionInDays and kmsKeyId of log groups.",
  frameworks: [
    fsbp("CloudWatch.16", "CloudWatch log groups should be retained for a specified time period"),
    fsbp("CloudWatch.17", "CloudWatch alarm actions should be activated"),
  ],
  parameters: {
    alarms: flag("Whether queues and databases must have alarms.", { dev: false, prod: true }),
    natAlarms: {
      ...flag("Whether NAT gateways must have alarms.", { dev: false, prod: false }),
      defaults: { dev: undefined, prod: undefined },
    },
    minRetentionDays: integer("Days that log groups keep events, at least.", {
      dev: 30,
      prod: 365,
    }),
    encrypted: flag("Whether log groups need a key of the account.", { dev: false, prod: true }),
  },
  appliesTo: isAnyOf(
    METRIC_ALARM_TYPES,
    COMPOSITE_ALARM_TYPES,
    LOG_GROUP_TYPES,
    QUEUE_TYPES,
    REDRIVE_TYPES,
    DATABASE_INSTANCE_TYPES,
    CLUSTER_INSTANCE_TYPES,
    NAT_GATEWAY_TYPES,
  ),
  check(world, findings, { settings }) {
    const index = world;
    const duty = { index, metrics: watchedMetrics(index), findings };
    if (settings.alarms) {
      checkQueues(duty);
      checkDatabases(duty);
    }
    checkGateways(duty, settings.natAlarms);
    for (const types of [METRIC_ALARM_TYPES, COMPOSITE_ALARM_TYPES]) {
      for (const alarm of index.of(types)) {
        findings.forbid(alarm.get("actionsEnabled"), isFalse, "the alarm rings nowhere");
      }
    }
    for (const group of index.of(LOG_GROUP_TYPES)) checkLogGroup(group, settings, findings);
  },
});

function requireAlarm(subject: AlarmSubject, metric: string, place: Field, duty: Duty): void {
  const answer = isWatched(subject, metric, duty.metrics, duty.index);
  if (answer instanceof Field) duty.findings.notEvaluated(answer);
  else if (!answer) duty.findings.fail(place, `no alarm watches ${metric}`);
}

/** Work waits in a queue, what could not be done in its dead-letter queue. */
function checkQueues(duty: Duty): void {
  const { index } = duty;
  const queues = index.of(QUEUE_TYPES);
  const targets = queues.flatMap(
    (queue) => deadLetterTargetOf(redriveOf(queue, "redrivePolicy", index), index).queues,
  );
  const dead = new Set(targets.map(({ resource }) => resource));
  for (const queue of queues) {
    const retention = retentionOf(queue);
    if (retention !== undefined && retention < NOTICE_RETENTION) continue;
    const subject = {
      resource: queue,
      namespace: "AWS/SQS",
      dimension: "QueueName",
      names: ["name", "queueName"],
    };
    const isDead = dead.has(queue.resource) || redriveOf(queue, "redriveAllowPolicy", index).isSet;
    const metric = isDead ? "ApproximateNumberOfMessagesVisible" : "ApproximateAgeOfOldestMessage";
    requireAlarm(subject, metric, queue.get("name"), duty);
  }
}

/** The storage of Aurora grows by itself. */
function checkDatabases(duty: Duty): void {
  const { index } = duty;
  const databases = [...index.of(DATABASE_INSTANCE_TYPES), ...index.of(CLUSTER_INSTANCE_TYPES)];
  for (const database of databases) {
    const names = ["identifier", "dbInstanceIdentifier", "dBInstanceIdentifier"];
    const subject = {
      resource: database,
      namespace: "AWS/RDS",
      dimension: "DBInstanceIdentifier",
      names,
    };
    const metrics = isInCluster(database)
      ? ["CPUUtilization"]
      : ["CPUUtilization", "FreeStorageSpace"];
    for (const metric of metrics) requireAlarm(subject, metric, database.get("identifier"), duty);
  }
}

function checkGateways(duty: Duty, required: boolean | undefined): void {
  const gateways = duty.index.of(NAT_GATEWAY_TYPES);
  const [first] = gateways;
  if (required === undefined) {
    if (first !== undefined) duty.findings.notEvaluated(first, "not configured: natAlarms");
    return;
  }
  if (!required) return;
  for (const gateway of gateways) {
    const subject = {
      resource: gateway,
      namespace: "AWS/NATGateway",
      dimension: "NatGatewayId",
      names: [],
    };
    requireAlarm(subject, "ErrorPortAllocation", gateway.get("subnetId"), duty);
  }
}

/** Zero, said on purpose, is forever; nothing said is so as well, but nobody decided it. */
function checkLogGroup(group: Field, settings: Watch, findings: Findings): void {
  const { minRetentionDays, encrypted } = settings;
  const isLong = (days: unknown) => days === 0 || Number(days) >= minRetentionDays;
  const message = `nobody says that it keeps events for ${minRetentionDays} days or more`;
  findings.require(group.get("retentionInDays"), isLong, message);
  if (!encrypted) return;
  // A key that is made in the same update is a key, whatever its ARN.
  const key = group.get("kmsKeyId");
  if (!key.isSet || key.value === "") findings.require(key, isFilled, "no key of the account");
}
