import { rdsDurable } from "../../../../policy/rules/data-queues-keys/rds-durable";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const DURABLE = { backupRetentionPeriod: 7, deletionProtection: true, multiAz: true };
const instance = (props: Properties) =>
  declared("aws:rds/instance:Instance", { ...DURABLE, ...props });
const cluster = (props: Properties) => declared("aws:rds/cluster:Cluster", props);

describeRule(rdsDurable, {
  pass: [
    { name: "a durable instance", resources: instance({}) },
    { name: "one zone in dev", environment: "dev", resources: instance({ multiAz: false }) },
    {
      name: "a cluster",
      resources: cluster({ backupRetentionPeriod: 14, deletionProtection: true }),
    },
    {
      name: "a replica",
      resources: instance({ backupRetentionPeriod: 0, replicateSourceDb: "a" }),
    },
    {
      name: "a native instance of a cluster",
      resources: declared("aws-native:rds:DbInstance", { dbClusterIdentifier: "a" }),
    },
    {
      name: "a native instance",
      resources: declared("aws-native:rds:DbInstance", DURABLE),
    },
  ],
  fail: [
    {
      name: "an instance that leaves everything to the defaults",
      resources: declared("aws:rds/instance:Instance", {}),
      findings: [
        ["backupRetentionPeriod", "backups must be kept for at least 7 days", "backups"],
        [
          "deletionProtection",
          "the database is not protected from deletion",
          "deletion-protection",
        ],
        ["multiAz", "the database runs in a single zone", "multi-az"],
      ],
    },
    {
      name: "a short backup",
      resources: instance({ backupRetentionPeriod: 6 }),
      findings: [["backupRetentionPeriod", "backups must be kept for at least 7 days", "backups"]],
    },
    {
      name: "a cluster in one zone without protection",
      resources: cluster({ backupRetentionPeriod: 7, availabilityZones: ["eu-west-1a"] }),
      findings: [
        [
          "deletionProtection",
          "the database is not protected from deletion",
          "deletion-protection",
        ],
        ["availabilityZones", "the database runs in a single zone", "multi-az"],
      ],
    },
    {
      name: "a higher bound",
      parameters: { minBackupDays: 30 },
      resources: instance({}),
      findings: [["backupRetentionPeriod", "backups must be kept for at least 30 days", "backups"]],
    },
  ],
  notApplicable: [
    {
      name: "an instance of a cluster",
      resources: declared("aws:rds/clusterInstance:ClusterInstance", {}),
    },
  ],
  unknown: [
    {
      name: "an unknown period",
      resources: instance({ backupRetentionPeriod: UNKNOWN }),
      reasons: ["unknown value at backupRetentionPeriod"],
    },
  ],
});
