import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { integer } from "../../rule/parameters";
import { isTrue } from "../../rule/predicates";
import { typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

const GROUPS = typesOf(
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws-native:elasticache:ReplicationGroup",
);

/** A single node, or a member of a group, whose settings are in the group. */
const NODES = typesOf("aws:elasticache/cluster:Cluster", "aws-native:elasticache:CacheCluster");

/** The engine without snapshots. */
const MEMCACHED = "memcached";

/** The engine that encrypts at rest by default. */
const VALKEY = "valkey";

/** A cache holds sessions and copies of data that the database protects. */
export const elasticacheSecure = resourceRule({
  id: "elasticache-secure",
  topic: "data-queues-keys",
  severity: "high",
  description:
    "A cache has encryption at rest and in transit, authentication, automatic failover and snapshots.",
  remediation:
    "Set atRestEncryptionEnabled, transitEncryptionEnabled and automaticFailoverEnabled to true, set " +
    "authToken or userGroupIds, and snapshotRetentionLimit to at least minSnapshotDays.",
  frameworks: [
    fsbp("ElastiCache.1", "ElastiCache (Redis OSS) clusters should have automatic backups enabled"),
    fsbp("ElastiCache.3", "ElastiCache replication groups should have automatic failover enabled"),
    fsbp("ElastiCache.4", "ElastiCache replication groups should be encrypted at rest"),
    fsbp("ElastiCache.5", "ElastiCache replication groups should be encrypted in transit"),
    fsbp("ElastiCache.6", "ElastiCache replication groups should have Redis OSS AUTH enabled"),
  ],
  checks: {
    "encryption-at-rest": "The cache is encrypted at rest.",
    "encryption-in-transit": "Connections to the cache are encrypted.",
    failover: "The cache fails over to a replica.",
    authentication: "Clients of the cache must authenticate.",
    snapshots: "Snapshots of the cache are kept long enough.",
  },
  parameters: {
    minSnapshotDays: integer("Minimum number of days that snapshots are kept.", {
      dev: 1,
      prod: 1,
    }),
  },
  appliesTo: (type) => GROUPS.has(type) || NODES.has(type),
  check(cache, findings, { settings }) {
    const isGroup = GROUPS.has(cache.resource.type);
    if (isGroup) checkGroup(cache, findings);
    if (isGroup || standsAlone(cache)) {
      const { minSnapshotDays: least } = settings;
      const isKept = (days: unknown) => Number(days) >= least;
      const message = `snapshots must be kept for at least ${least} ${least === 1 ? "day" : "days"}`;
      findings.of("snapshots").require(cache.get("snapshotRetentionLimit"), isKept, message);
    }
  },
});

function standsAlone(node: Field): boolean {
  return !node.get("replicationGroupId").isSet && node.get("engine").value !== MEMCACHED;
}

function checkGroup(group: Field, findings: Findings): void {
  const atRest = group.get("atRestEncryptionEnabled");
  if (atRest.isSet || group.get("engine").value !== VALKEY) {
    findings.of("encryption-at-rest").require(atRest, isTrue, "the cache is not encrypted at rest");
  }
  const inTransit = group.get("transitEncryptionEnabled");
  findings
    .of("encryption-in-transit")
    .require(inTransit, isTrue, "connections to the cache are not encrypted");
  findings
    .of("failover")
    .require(
      group.get("automaticFailoverEnabled"),
      isTrue,
      "the cache does not fail over when its primary node fails",
    );
  const token = group.get("authToken");
  if (![token, group.get("userGroupIds")].some(isGiven)) {
    findings
      .of("authentication")
      .failOrMissing(token, "the cache accepts clients without authentication");
  }
}

/** True for a set token or list; a token counts although it is usually a secret. */
function isGiven({ isSet, value }: Field): boolean {
  return isSet && value !== "" && !(Array.isArray(value) && value.length === 0);
}
