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

/** A single node, or a member of a group, which decides for it. */
const NODES = typesOf("aws:elasticache/cluster:Cluster", "aws-native:elasticache:CacheCluster");

/** The one engine that keeps nothing. */
const MEMCACHED = "memcached";

/** The one engine that encrypts its disks unless it is told not to. */
const VALKEY = "valkey";

/** A cache holds sessions and copies of what the database protects. */
export const elasticacheSecure = resourceRule({
  id: "elasticache-secure",
  topic: "data-queues-keys",
  severity: "high",
  description: "A cache encrypts at rest and in transit, knows its users, fails over and is kept.",
  remediation:
    "Set atRestEncryptionEnabled, transitEncryptionEnabled and automaticFailoverEnabled to true, " +
    "authToken or userGroupIds, and snapshotRetentionLimit to the bound or more.",
  frameworks: [
    fsbp("ElastiCache.1", "ElastiCache (Redis OSS) clusters should have automatic backups enabled"),
    fsbp("ElastiCache.3", "ElastiCache replication groups should have automatic failover enabled"),
    fsbp("ElastiCache.4", "ElastiCache replication groups should be encrypted at rest"),
    fsbp("ElastiCache.5", "ElastiCache replication groups should be encrypted in transit"),
    fsbp("ElastiCache.6", "ElastiCache replication groups should have Redis OSS AUTH enabled"),
  ],
  parameters: {
    minSnapshotDays: integer("Days that snapshots are kept, at least.", { dev: 1, prod: 1 }),
  },
  appliesTo: (type) => GROUPS.has(type) || NODES.has(type),
  check(cache, findings, { settings }) {
    const isGroup = GROUPS.has(cache.resource.type);
    if (isGroup) checkGroup(cache, findings);
    if (isGroup || standsAlone(cache)) {
      const isKept = (days: unknown) => Number(days) >= settings.minSnapshotDays;
      findings.require(cache.get("snapshotRetentionLimit"), isKept, "snapshots are not kept");
    }
  },
});

function standsAlone(node: Field): boolean {
  return !node.get("replicationGroupId").isSet && node.get("engine").value !== MEMCACHED;
}

function checkGroup(group: Field, findings: Findings): void {
  const atRest = group.get("atRestEncryptionEnabled");
  if (atRest.isSet || group.get("engine").value !== VALKEY) {
    findings.require(atRest, isTrue, "what it writes to disk is not encrypted");
  }
  const inTransit = group.get("transitEncryptionEnabled");
  findings.require(inTransit, isTrue, "what it sends is not encrypted");
  findings.require(group.get("automaticFailoverEnabled"), isTrue, "it ends with its primary node");
  const users = [group.get("authToken"), group.get("userGroupIds")];
  if (!users.some(isGiven)) findings.failOrMissing(group.get("authToken"), "anybody may use it");
}

/** A token is mostly secret, which is given all the same. */
function isGiven({ isSet, value }: Field): boolean {
  return isSet && value !== "" && !(Array.isArray(value) && value.length === 0);
}
