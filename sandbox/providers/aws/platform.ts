import type { AwsTypes } from "./aws-type";

const REGIONAL = "{region}:{account}";

/** Keys, logs, queues, storage and the other services that a platform leans on. */
export const PLATFORM_TYPES: AwsTypes = {
  "aws:kms/key:Key": {
    id: "{uuid}",
    immutable: ["customerMasterKeySpec", "keyUsage", "multiRegion"],
    computed: { arn: `arn:aws:kms:${REGIONAL}:key/{id}`, keyId: "{id}" },
  },
  "aws:kms/alias:Alias": {
    nameFrom: "name",
    immutable: ["name", "namePrefix"],
    computed: {
      arn: `arn:aws:kms:${REGIONAL}:{id}`,
      targetKeyArn: `arn:aws:kms:${REGIONAL}:key/{input:targetKeyId}`,
    },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    nameFrom: "name",
    immutable: ["name", "namePrefix", "logGroupClass"],
    computed: { arn: `arn:aws:logs:${REGIONAL}:log-group:{id}` },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    nameFrom: "name",
    immutable: ["name"],
    computed: { arn: `arn:aws:cloudwatch:${REGIONAL}:alarm:{id}` },
  },
  "aws:cloudwatch/eventRule:EventRule": {
    nameFrom: "name",
    immutable: ["name", "namePrefix", "eventBusName"],
    computed: { arn: `arn:aws:events:${REGIONAL}:rule/{id}` },
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    id: "{input:rule}-{hex:26}",
    immutable: ["rule", "eventBusName", "targetId"],
    computed: { targetId: "terraform-{hex:26}" },
  },
  "aws:sqs/queue:Queue": {
    nameFrom: "name",
    id: "https://sqs.{region}.amazonaws.com/{account}/{name}",
    immutable: ["name", "namePrefix", "fifoQueue"],
    computed: { arn: `arn:aws:sqs:${REGIONAL}:{name}`, url: "{id}" },
  },
  "aws:sns/topic:Topic": {
    nameFrom: "name",
    id: `arn:aws:sns:${REGIONAL}:{name}`,
    immutable: ["name", "namePrefix", "fifoTopic"],
    computed: { arn: "{id}", owner: "{account}" },
  },
  "aws:s3/bucket:Bucket": {
    nameFrom: "bucket",
    immutable: ["bucket", "bucketPrefix", "objectLockEnabled"],
    computed: {
      arn: "arn:aws:s3:::{id}",
      bucketDomainName: "{id}.s3.amazonaws.com",
      bucketRegionalDomainName: "{id}.s3.{region}.amazonaws.com",
      hostedZoneId: "Z3AQBSTGFYJSTF",
    },
  },
  "aws:dynamodb/table:Table": {
    nameFrom: "name",
    immutable: ["name", "hashKey", "rangeKey", "localSecondaryIndexes"],
    computed: { arn: `arn:aws:dynamodb:${REGIONAL}:table/{id}` },
  },
  "aws:route53/zone:Zone": {
    id: "Z{hex:20}",
    immutable: ["name", "delegationSetId"],
    computed: {
      zoneId: "{id}",
      arn: "arn:aws:route53:::hostedzone/{id}",
      nameServers: ["ns-1.example.com", "ns-2.example.net"],
    },
  },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    id: "ns-{hex:16}",
    immutable: ["name", "vpc"],
    computed: {
      arn: `arn:aws:servicediscovery:${REGIONAL}:namespace/{id}`,
      hostedZone: "Z{hex:20}",
    },
  },
  "aws:ssm/parameter:Parameter": {
    nameFrom: "name",
    immutable: ["name", "type"],
    computed: { arn: `arn:aws:ssm:${REGIONAL}:parameter{id}`, version: 1 },
  },
};
