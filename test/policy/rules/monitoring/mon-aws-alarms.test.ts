import { monAwsAlarms } from "../../../../policy/rules/monitoring/mon-aws-alarms";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN, urnOf } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const QUEUE = "aws:sqs/queue:Queue";
const DATABASE = "aws:rds/instance:Instance";
const NAT = "aws:ec2/natGateway:NatGateway";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const AGE = "ApproximateAgeOfOldestMessage";
const DEPTH = "ApproximateNumberOfMessagesVisible";

const queue = (name: string, props: Properties = {}, from: readonly string[] = []) =>
  named(QUEUE, name, { name, ...props }, { redrivePolicy: from });
const alarm = (metricName: unknown, dimensions: unknown, props: Properties = {}) =>
  named(ALARM, String(metricName), { namespace: "AWS/SQS", metricName, dimensions, ...props });
const alarmOf = (type: string, name: string, metricName: string, namespace: string) =>
  named(
    ALARM,
    metricName,
    { namespace, metricName, dimensions: UNKNOWN },
    { dimensions: [urnOf(type, name)] },
  );
const logGroup = (props: Properties) =>
  declared(LOG_GROUP, { retentionInDays: 365, kmsKeyId: UNKNOWN, ...props });
const database = named(DATABASE, "orders", { identifier: UNKNOWN });
const gateway = named(NAT, "nat", { subnetId: UNKNOWN });

describeRule(monAwsAlarms, {
  pass: [
    {
      name: "a queue with an alarm by its name",
      resources: [...queue("orders"), ...alarm(AGE, { QueueName: "orders" })],
    },
    {
      name: "a queue with an alarm by reference",
      resources: [...named(QUEUE, "orders", {}), ...alarmOf(QUEUE, "orders", AGE, "AWS/SQS")],
    },
    {
      name: "a native alarm, with dimensions as a list",
      resources: [
        ...named("aws-native:sqs:Queue", "orders", { queueName: "orders" }),
        ...declared("aws-native:cloudwatch:Alarm", {
          namespace: "AWS/SQS",
          metricName: AGE,
          dimensions: [{ name: "QueueName", value: "orders" }],
        }),
      ],
    },
    {
      name: "a metric that is part of an expression",
      resources: [
        ...queue("orders"),
        ...declared(ALARM, {
          metricQueries: [
            { id: "e", expression: "m * 2" },
            {
              id: "m",
              metric: {
                namespace: "AWS/SQS",
                metricName: AGE,
                dimensions: { QueueName: "orders" },
              },
            },
          ],
        }),
      ],
    },
    {
      name: "a dead-letter queue, by its depth",
      resources: [
        ...queue("orders", { redrivePolicy: UNKNOWN }, [urnOf(QUEUE, "dead")]),
        ...queue("dead"),
        ...alarm(AGE, { QueueName: "orders" }),
        ...alarm(DEPTH, { QueueName: "dead" }),
      ],
    },
    { name: "a queue of notices", resources: queue("orders", { messageRetentionSeconds: 300 }) },
    { name: "a queue in dev", environment: "dev", resources: queue("orders") },
    {
      name: "a database",
      resources: [
        ...database,
        ...alarmOf(DATABASE, "orders", "CPUUtilization", "AWS/RDS"),
        ...alarmOf(DATABASE, "orders", "FreeStorageSpace", "AWS/RDS"),
      ],
    },
    {
      name: "an instance of Aurora, whose storage grows",
      resources: [
        ...declared("aws:rds/clusterInstance:ClusterInstance", { identifier: "a" }),
        ...alarm("CPUUtilization", {}, { namespace: "AWS/RDS" }),
      ],
    },
    {
      name: "a NAT gateway",
      parameters: { natAlarms: true },
      resources: [...gateway, ...alarmOf(NAT, "nat", "ErrorPortAllocation", "AWS/NATGateway")],
    },
    { name: "a NAT gateway without", parameters: { natAlarms: false }, resources: gateway },
    { name: "a log group", resources: logGroup({}) },
    { name: "a log group that keeps all on purpose", resources: logGroup({ retentionInDays: 0 }) },
    {
      name: "a log group in dev",
      environment: "dev",
      resources: logGroup({ retentionInDays: 30, kmsKeyId: undefined }),
    },
  ],
  fail: [
    {
      name: "a queue without an alarm",
      resources: queue("orders"),
      findings: [["name", "no alarm watches ApproximateAgeOfOldestMessage of the queue", "queues"]],
    },
    {
      name: "an alarm of another queue",
      resources: [...queue("orders"), ...alarm(AGE, { QueueName: "payments" })],
      findings: [["name", "no alarm watches ApproximateAgeOfOldestMessage of the queue", "queues"]],
    },
    {
      name: "a dead-letter queue that is watched like another",
      resources: [
        ...queue("dead", { redriveAllowPolicy: "{}" }),
        ...alarm(AGE, { QueueName: "dead" }),
      ],
      findings: [
        ["name", "no alarm watches ApproximateNumberOfMessagesVisible of the queue", "queues"],
      ],
    },
    {
      name: "a database, with an alarm of a machine",
      resources: [
        ...database,
        ...alarm("CPUUtilization", { InstanceId: "i-1" }, { namespace: "AWS/EC2" }),
      ],
      findings: [
        ["identifier", "no alarm watches CPUUtilization of the database", "databases"],
        ["identifier", "no alarm watches FreeStorageSpace of the database", "databases"],
      ],
    },
    {
      name: "a NAT gateway",
      parameters: { natAlarms: true },
      resources: gateway,
      findings: [
        ["subnetId", "no alarm watches ErrorPortAllocation of the NAT gateway", "gateways"],
      ],
    },
    {
      name: "alarms that ring nowhere",
      resources: [
        ...alarm("Errors", {}, { actionsEnabled: false }),
        ...declared("aws:cloudwatch/compositeAlarm:CompositeAlarm", { actionsEnabled: false }),
      ],
      findings: [
        [
          "actionsEnabled",
          "the actions of the alarm are disabled, so nobody is notified",
          "actions",
        ],
        [
          "actionsEnabled",
          "the actions of the alarm are disabled, so nobody is notified",
          "actions",
        ],
      ],
    },
    {
      name: "a log group that leaves everything to the defaults",
      resources: declared(LOG_GROUP, {}),
      findings: [
        [
          "retentionInDays",
          "retentionInDays of the log group must be 0 or at least 365",
          "retention",
        ],
        ["kmsKeyId", "the log group is not encrypted with a key of the account", "encryption"],
      ],
    },
    {
      name: "a log group that forgets early",
      resources: logGroup({ retentionInDays: 90 }),
      findings: [
        [
          "retentionInDays",
          "retentionInDays of the log group must be 0 or at least 365",
          "retention",
        ],
      ],
    },
    {
      name: "a native log group",
      resources: declared("aws-native:logs:LogGroup", { retentionInDays: 365 }),
      findings: [
        ["kmsKeyId", "the log group is not encrypted with a key of the account", "encryption"],
      ],
    },
  ],
  notApplicable: [
    { name: "a log stream", resources: declared("aws:cloudwatch/logStream:LogStream", {}) },
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
  ],
  unknown: [
    {
      name: "a NAT gateway where nobody decided",
      resources: gateway,
      reasons: ["not configured: natAlarms"],
    },
    {
      name: "an alarm of an unknown queue",
      resources: [...queue("orders"), ...alarm(AGE, { QueueName: UNKNOWN })],
      reasons: ["unknown value at dimensions.QueueName"],
    },
    {
      name: "an unknown metric",
      resources: [...queue("orders"), ...alarm(UNKNOWN, { QueueName: "orders" })],
      reasons: ["unknown value at metricName"],
    },
    {
      name: "an unknown retention",
      resources: logGroup({ retentionInDays: UNKNOWN }),
      reasons: ["unknown value at retentionInDays"],
    },
  ],
});
