import { rdsEncryptedPrivate } from "../../../../policy/rules/data-queues-keys/rds-encrypted-private";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const PLAIN = ["the storage of the database is not encrypted", "encryption"] as const;

type Properties = Readonly<Record<string, unknown>>;

const instance = (props: Properties) => declared("aws:rds/instance:Instance", props);
const member = (props: Properties) => declared("aws:rds/clusterInstance:ClusterInstance", props);

describeRule(rdsEncryptedPrivate, {
  pass: [
    { name: "an encrypted instance", resources: instance({ storageEncrypted: true }) },
    {
      name: "a private native instance",
      resources: declared("aws-native:rds:DbInstance", {
        storageEncrypted: true,
        publiclyAccessible: false,
      }),
    },
    { name: "an instance of a cluster", resources: member({ clusterIdentifier: "a" }) },
    {
      name: "a native instance of a cluster",
      resources: declared("aws-native:rds:DbInstance", { dbClusterIdentifier: "a" }),
    },
    {
      name: "a cluster of the first serverless kind",
      resources: declared("aws:rds/cluster:Cluster", { engineMode: "serverless" }),
    },
  ],
  fail: [
    {
      name: "an instance",
      resources: instance({}),
      findings: [["storageEncrypted", ...PLAIN]],
    },
    {
      name: "a cluster",
      resources: declared("aws:rds/cluster:Cluster", { storageEncrypted: false }),
      findings: [["storageEncrypted", ...PLAIN]],
    },
    {
      name: "a native cluster",
      resources: declared("aws-native:rds:DbCluster", {}),
      findings: [["storageEncrypted", ...PLAIN]],
    },
    {
      name: "a public instance",
      resources: instance({ storageEncrypted: true, publiclyAccessible: true }),
      findings: [["publiclyAccessible", "the database has a public address", "public-access"]],
    },
    {
      name: "a public instance of a cluster",
      resources: member({ publiclyAccessible: true }),
      findings: [["publiclyAccessible", "the database has a public address", "public-access"]],
    },
  ],
  notApplicable: [
    { name: "a subnet group", resources: declared("aws:rds/subnetGroup:SubnetGroup", {}) },
  ],
  unknown: [
    {
      name: "unknown values",
      resources: instance({ storageEncrypted: UNKNOWN, publiclyAccessible: UNKNOWN }),
      reasons: ["unknown value at publiclyAccessible", "unknown value at storageEncrypted"],
    },
    {
      name: "a replica",
      resources: instance({ replicateSourceDb: "a" }),
      reasons: ["inherited from its source: storageEncrypted"],
    },
  ],
});
