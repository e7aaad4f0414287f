import { elasticacheSecure } from "../../../../policy/rules/data-queues-keys/elasticache-secure";
import { describeRule } from "../../describe-rule";
import { declared, SECRET, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const group = (props: Properties, type = GROUP) =>
  declared(type, {
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    automaticFailoverEnabled: true,
    authToken: SECRET,
    snapshotRetentionLimit: 1,
    ...props,
  });
const node = (props: Properties) => declared("aws:elasticache/cluster:Cluster", props);

describeRule(elasticacheSecure, {
  pass: [
    { name: "a secure group", resources: group({}) },
    {
      name: "users instead of a token",
      resources: group({ authToken: null, userGroupIds: ["a"] }),
    },
    {
      name: "Valkey, which encrypts its disks by itself",
      resources: group({ engine: "valkey", atRestEncryptionEnabled: undefined }),
    },
    { name: "a native group", resources: group({}, "aws-native:elasticache:ReplicationGroup") },
    { name: "a node that keeps snapshots", resources: node({ snapshotRetentionLimit: 5 }) },
    { name: "a member of a group", resources: node({ replicationGroupId: "a" }) },
    { name: "Memcached, which keeps nothing", resources: node({ engine: "memcached" }) },
  ],
  fail: [
    {
      name: "a group that leaves everything to the defaults",
      resources: declared(GROUP, {}),
      findings: [
        ["atRestEncryptionEnabled", "the cache is not encrypted at rest", "encryption-at-rest"],
        [
          "transitEncryptionEnabled",
          "connections to the cache are not encrypted",
          "encryption-in-transit",
        ],
        [
          "automaticFailoverEnabled",
          "the cache does not fail over when its primary node fails",
          "failover",
        ],
        ["authToken", "the cache accepts clients without authentication", "authentication"],
        ["snapshotRetentionLimit", "snapshots must be kept for at least 1 day", "snapshots"],
      ],
    },
    {
      name: "Valkey that is told not to encrypt",
      resources: group({ engine: "valkey", atRestEncryptionEnabled: false }),
      findings: [
        ["atRestEncryptionEnabled", "the cache is not encrypted at rest", "encryption-at-rest"],
      ],
    },
    {
      name: "no users",
      resources: group({ authToken: "", userGroupIds: [] }),
      findings: [
        ["authToken", "the cache accepts clients without authentication", "authentication"],
      ],
    },
    {
      name: "a single node without snapshots",
      resources: node({ engine: "redis", snapshotRetentionLimit: 0 }),
      findings: [
        ["snapshotRetentionLimit", "snapshots must be kept for at least 1 day", "snapshots"],
      ],
    },
  ],
  notApplicable: [
    { name: "a subnet group", resources: declared("aws:elasticache/subnetGroup:SubnetGroup", {}) },
  ],
  unknown: [
    {
      name: "an unknown switch",
      resources: group({ transitEncryptionEnabled: UNKNOWN }),
      reasons: ["unknown value at transitEncryptionEnabled"],
    },
  ],
});
