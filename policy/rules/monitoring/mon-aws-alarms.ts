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

/** What a check of alarms reads, and its findings. */
interface Duty {
  readonly index: ResourceIndex;
  readonly metrics: ReturnType<typeof watchedMetrics>;
  readonly findings: Findings;
}

/** Failures of AWS services show in their metrics first and in their logs afterwards. */
export const monAwsAlarms = stackRule<Watch>({
  id: "mon-aws-alarms",
  topic: "monitoring",
  severity: "medium",
  description:
    "Queues, databases and NAT gateways have alarms with actions, and log groups keep their events " +
    "long enough and encrypt them with a key of the account.",
  remediation:
    "Declare MetricAlarms for the metrics that the messages name, remove actionsEnabled: false, and " +
    "set retentionInDays and kmsKeyId of log groups.",
  frameworks: [
    fsbp("CloudWatch.16", "CloudWatch log groups should be retained for a specified time period"),
    fsbp("CloudWatch.17", "CloudWatch alarm actions should be activated"),
  ],
  checks: {
    queues: "Every queue has an alarm on the messages that wait in it.",
    databases: "Every database instance has alarms on CPU and storage.",
    gateways: "Every NAT gateway has an alarm on port allocation.",
    actions: "Every alarm has its actions enabled.",
    retention: "Every log group keeps its events for the required number of days.",
    encryption: "Every log group is encrypted with a key of the account.",
  },
  parameters: {
    alarms: flag("Whether queues and databases must have alarms.", { dev: false, prod: true }),
    natAlarms: {
      ...flag("Whether NAT gateways must have alarms.", { dev: false, prod: false }),
      defaults: { dev: undefined, prod: undefined },
    },
    minRetentionDays: integer("Fewest days that log groups must keep events.", {
      dev: 30,
      prod: 365,
    }),
    encrypted: flag("Whether log groups must be encrypted with a key of the account.", {
      dev: false,
      prod: true,
    }),
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
    const duty = (check: string): Duty => ({
      index: world,
      metrics: watchedMetrics(world),
      findings: findings.of(check),
    });
    if (settings.alarms) {
      checkQueues(duty("queues"));
      checkDatabases(duty("databases"));
    }
    checkGateways(duty("gateways"), settings.natAlarms);
    const message = "the actions of the alarm are disabled, so nobody is notified";
    for (const alarm of [...world.of(METRIC_ALARM_TYPES), ...world.of(COMPOSITE_ALARM_TYPES)]) {
      findings.of("actions").forbid(alarm.get("actionsEnabled"), isFalse, message);
    }
    for (const group of world.of(LOG_GROUP_TYPES)) checkLogGroup(group, settings, findings);
  },
});

function requireAlarm(subject: AlarmSubject, metric: string, place: Field, duty: Duty): void {
  const answer = isWatched(subject, metric, duty.metrics, duty.index);
  if (answer instanceof Field) duty.findings.notEvaluated(answer);
  else if (!answer) duty.findings.fail(place, `no alarm watches ${metric} of ${subject.label}`);
}

/** A queue is watched by the age of its messages, a dead-letter queue by their number. */
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
      label: "the queue",
      namespace: "AWS/SQS",
      dimension: "QueueName",
      names: ["name", "queueName"],
    };
    const isDead = dead.has(queue.resource) || redriveOf(queue, "redriveAllowPolicy", index).isSet;
    const metric = isDead ? "ApproximateNumberOfMessagesVisible" : "ApproximateAgeOfOldestMessage";
    requireAlarm(subject, metric, queue.get("name"), duty);
  }
}

/** The storage of Aurora grows by itself, so only other databases need an alarm on it. */
function checkDatabases(duty: Duty): void {
  const { index } = duty;
  const databases = [...index.of(DATABASE_INSTANCE_TYPES), ...index.of(CLUSTER_INSTANCE_TYPES)];
  for (const database of databases) {
    const names = ["identifier", "dbInstanceIdentifier", "dBInstanceIdentifier"];
    const subject = {
      resource: database,
      label: "the database",
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
      label: "the NAT gateway",
      namespace: "AWS/NATGateway",
      dimension: "NatGatewayId",
      names: [],
    };
    requireAlarm(subject, "ErrorPortAllocation", gateway.get("subnetId"), duty);
  }
}

/** Both 0 and no value keep events forever, but only 0 is a decision. */
function checkLogGroup(group: Field, settings: Watch, findings: Findings): void {
  const { minRetentionDays, encrypted } = settings;
  const isLong = (days: unknown) => days === 0 || Number(days) >= minRetentionDays;
  const message = `retentionInDays of the log group must be 0 or at least ${minRetentionDays}`;
  findings.of("retention").require(group.get("retentionInDays"), isLong, message);
  if (!encrypted) return;
  // A key that is created in the same update counts, though its ARN is not known yet.
  const key = group.get("kmsKeyId");
  if (!key.isSet || key.value === "") {
    const problem = "the log group is not encrypted with a key of the account";
    findings.of("encryption").require(key, isFilled, problem);
  }
}
