import { LOG_RETENTION_DAYS } from "../../../../components/core/pure/log-retention";
import type { Limits, Rule } from "./limit";
import { isJson, length, number, oneOf, pattern, range, text } from "./rules";

const parameter = (member: string) => ({ code: "InvalidParameterException", member });
const validation = (member: string) => ({ code: "ValidationError", member });

const OFFERED: ReadonlySet<number> = new Set(LOG_RETENTION_DAYS);

/**
 * 0 is the provider's way to say that events never expire.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const retention: Rule = number(
  (days) => days === 0 || OFFERED.has(days),
  (shown) =>
    `InvalidParameterException: Invalid retention value ${shown}. Valid values are: ` +
    `[${LOG_RETENTION_DAYS.join(", ")}]`,
);

/** Documented limits of CloudWatch, its logs and EventBridge. */
export const OBSERVABILITY_LIMITS: Limits = {
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
  "aws:cloudwatch/logGroup:LogGroup": [
    { at: "name", rule: pattern(parameter("logGroupName"), /[.\-_/#A-Za-z0-9]+/) },
    { at: "name", rule: length(parameter("logGroupName"), 1, 512) },
    { at: "retentionInDays", rule: retention },
    {
      at: "logGroupClass",
      rule: oneOf(parameter("logGroupClass"), ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"]),
    },
  ],
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html
  "aws:cloudwatch/logStream:LogStream": [
    { at: "name", rule: pattern(parameter("logStreamName"), /[^:*]*/) },
    { at: "name", rule: length(parameter("logStreamName"), 1, 512) },
  ],
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  "aws:cloudwatch/metricAlarm:MetricAlarm": [
    { at: "name", rule: length(validation("alarmName"), 1, 255) },
    { at: "evaluationPeriods", rule: range(validation("evaluationPeriods"), 1) },
    { at: "datapointsToAlarm", rule: range(validation("datapointsToAlarm"), 1) },
  ],
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
  "aws:cloudwatch/dashboard:Dashboard": [
    { at: "dashboardName", rule: pattern(validation("dashboardName"), /[\w-]{1,255}/) },
    {
      at: "dashboardBody",
      rule: text(isJson, () => "InvalidParameterInput: The field DashboardBody must be valid JSON"),
    },
  ],
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
  "aws:cloudwatch/eventRule:EventRule": [
    { at: "name", rule: pattern(validation("name"), /[.\-_A-Za-z0-9]{1,64}/) },
    { at: "description", rule: length(validation("description"), 0, 512) },
    {
      at: "eventPattern",
      rule: text(
        isJson,
        () => "InvalidEventPatternException: Event pattern is not valid. Reason: not valid JSON",
      ),
    },
  ],
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
  "aws:cloudwatch/eventBus:EventBus": [
    { at: "name", rule: pattern(validation("name"), /[/.\-_A-Za-z0-9]{1,256}/) },
  ],
};
