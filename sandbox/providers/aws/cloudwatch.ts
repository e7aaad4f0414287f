import type { AwsTypes } from "./aws-type";

const LOGS = "arn:aws:logs:{region}:{account}";
const ALARM = "arn:aws:cloudwatch:{region}:{account}:alarm:{id}";
const EVENTS = "arn:aws:events:{region}:{account}";
const STARTED = "2026-01-01T00:00:00Z";

/** Logs, metrics, alarms and events. */
export const CLOUDWATCH_TYPES: AwsTypes = {
  "aws:cloudwatch/logGroup:LogGroup": {
    nameFrom: "name",
    computed: { arn: `${LOGS}:log-group:{id}` },
  },
  "aws:cloudwatch/logStream:LogStream": {
    nameFrom: "name",
    importId: "{input:logGroupName}:{input:name}",
    computed: { arn: `${LOGS}:log-group:{input:logGroupName}:log-stream:{name}` },
  },
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": {
    id: "{input:logGroupName}",
    computed: {},
  },
  "aws:cloudwatch/logDestination:LogDestination": {
    nameFrom: "name",
    computed: { arn: `${LOGS}:destination:{name}` },
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    nameFrom: "name",
    importId: "{input:logGroupName}:{input:name}",
    computed: {},
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    id: "{input:policyName}{input:resourceArn}",
    computed: { policyScope: "ACCOUNT", revisionId: "{hex:32}" },
  },
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": {
    nameFrom: "name",
    id: "cwlsf-{hex:10}",
    importId: "{input:logGroup}|{input:name}",
    computed: {},
  },
  "aws:cloudwatch/queryDefinition:QueryDefinition": {
    id: "{uuid}",
    computed: { queryDefinitionId: "{id}", arn: `${LOGS}:query-definition:{id}` },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { nameFrom: "name", computed: { arn: ALARM } },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    nameFrom: "alarmName",
    computed: { arn: ALARM },
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    nameFrom: "dashboardName",
    computed: { dashboardArn: "arn:aws:cloudwatch::{account}:dashboard/{id}" },
  },
  "aws:cloudwatch/metricStream:MetricStream": {
    nameFrom: "name",
    computed: {
      arn: "arn:aws:cloudwatch:{region}:{account}:metric-stream/{id}",
      state: "running",
      creationDate: STARTED,
      lastUpdateDate: STARTED,
    },
  },
  "aws:cloudwatch/eventBus:EventBus": {
    nameFrom: "name",
    computed: { arn: `${EVENTS}:event-bus/{id}` },
  },
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": { id: "{input:eventBusName}", computed: {} },
  "aws:cloudwatch/eventRule:EventRule": {
    nameFrom: "name",
    computed: { arn: `${EVENTS}:rule/{id}` },
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    id: "{input:rule}-{hex:26}",
    importId: "{input:rule}/{input:targetId}",
    computed: { targetId: "terraform-{hex:26}" },
  },
  "aws:cloudwatch/eventArchive:EventArchive": {
    nameFrom: "name",
    computed: { arn: `${EVENTS}:archive/{id}` },
  },
  "aws:cloudwatch/eventConnection:EventConnection": {
    nameFrom: "name",
    computed: {
      arn: `${EVENTS}:connection/{id}/{uuid}`,
      secretArn:
        "arn:aws:secretsmanager:{region}:{account}:secret:events!connection/{id}/{uuid}-{hex:6}",
    },
  },
  "aws:cloudwatch/eventApiDestination:EventApiDestination": {
    nameFrom: "name",
    computed: { arn: `${EVENTS}:api-destination/{id}/{uuid}` },
  },
};
