import { rdsObservable } from "../../../../policy/rules/data-queues-keys/rds-observable";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

const NO_TLS = ["the database accepts connections without TLS", "tls"] as const;

type Properties = Readonly<Record<string, unknown>>;

const INSTANCE = "aws:rds/instance:Instance";
const OBSERVABLE = {
  engine: "postgres",
  enabledCloudwatchLogsExports: ["postgresql"],
  monitoringInterval: 60,
  iamDatabaseAuthenticationEnabled: true,
};
const instance = (props: Properties) => declared(INSTANCE, { ...OBSERVABLE, ...props });
const group = (family: unknown, parameters?: unknown) =>
  declared("aws:rds/parameterGroup:ParameterGroup", { family, parameters });

describeRule(rdsObservable, {
  pass: [
    { name: "an observable instance", resources: instance({}) },
    {
      name: "a cluster, whose instances are watched each",
      resources: declared("aws:rds/cluster:Cluster", {
        ...OBSERVABLE,
        engine: "aurora-postgresql",
        monitoringInterval: undefined,
      }),
    },
    {
      name: "an instance of a cluster, which has the rest",
      resources: declared("aws:rds/clusterInstance:ClusterInstance", { monitoringInterval: 5 }),
    },
    {
      name: "a native instance",
      resources: declared("aws-native:rds:DbInstance", {
        engine: "mysql",
        enableCloudwatchLogsExports: ["error"],
        enableIamDatabaseAuthentication: true,
        monitoringInterval: 1,
      }),
    },
    {
      name: "an engine that does not know IAM",
      resources: instance({ engine: "oracle-ee", iamDatabaseAuthenticationEnabled: undefined }),
    },
    {
      name: "Aurora Serverless v1",
      resources: declared("aws:rds/cluster:Cluster", {
        engineMode: "serverless",
        iamDatabaseAuthenticationEnabled: true,
      }),
    },
    { name: "PostgreSQL, which demands TLS since 15", resources: group("postgres16") },
    {
      name: "an older PostgreSQL that demands it",
      resources: group("postgres14", [{ name: "rds.force_ssl", value: "1" }]),
    },
    {
      name: "MySQL that demands it",
      resources: group("mysql8.0", [{ name: "require_secure_transport", value: "ON" }]),
    },
    {
      name: "a native group",
      resources: declared("aws-native:rds:DbClusterParameterGroup", {
        family: "aurora-mysql8.0",
        parameters: { require_secure_transport: "1" },
      }),
    },
    { name: "an engine without such a parameter", resources: group("oracle-ee-19") },
  ],
  fail: [
    {
      name: "an instance that leaves everything to the defaults",
      resources: declared(INSTANCE, { engine: "mysql" }),
      findings: [
        [
          "enabledCloudwatchLogsExports",
          "the database does not publish its logs to CloudWatch",
          "logs",
        ],
        [
          "iamDatabaseAuthenticationEnabled",
          "the database has no IAM authentication",
          "iam-authentication",
        ],
        ["monitoringInterval", "the database has no enhanced monitoring", "monitoring"],
      ],
    },
    {
      name: "an instance of a cluster that nobody watches",
      resources: declared("aws:rds/clusterInstance:ClusterInstance", { monitoringInterval: 0 }),
      findings: [["monitoringInterval", "the database has no enhanced monitoring", "monitoring"]],
    },
    {
      name: "no logs of the list",
      resources: instance({ enabledCloudwatchLogsExports: [] }),
      findings: [
        [
          "enabledCloudwatchLogsExports",
          "the database does not publish its logs to CloudWatch",
          "logs",
        ],
      ],
    },
    {
      name: "an old PostgreSQL that demands nothing",
      resources: group("postgres14"),
      findings: [['parameters["rds.force_ssl"]', ...NO_TLS]],
    },
    {
      name: "a new PostgreSQL that is told not to",
      resources: group("postgres16", [{ name: "rds.force_ssl", value: "0" }]),
      findings: [["parameters[0].value", ...NO_TLS]],
    },
    {
      name: "MySQL that says something else",
      resources: group("mysql8.0", [{ name: "max_connections", value: "100" }]),
      findings: [["parameters.require_secure_transport", ...NO_TLS]],
    },
  ],
  notApplicable: [
    { name: "a subnet group", resources: declared("aws:rds/subnetGroup:SubnetGroup", {}) },
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
  ],
  unknown: [
    {
      name: "unknown settings",
      resources: instance({ enabledCloudwatchLogsExports: UNKNOWN, monitoringInterval: UNKNOWN }),
      reasons: [
        "unknown value at enabledCloudwatchLogsExports",
        "unknown value at monitoringInterval",
      ],
    },
    {
      name: "a replica, which follows its source",
      resources: instance({ iamDatabaseAuthenticationEnabled: undefined, replicateSourceDb: "a" }),
      reasons: ["inherited from its source: iamDatabaseAuthenticationEnabled"],
    },
    { name: "an unknown family", resources: group(UNKNOWN), reasons: ["unknown value at family"] },
    {
      name: "unknown parameters",
      resources: group("mysql8.0", UNKNOWN),
      reasons: ["unknown value at parameters"],
    },
    {
      name: "an unknown value",
      resources: group("mysql8.0", [{ name: "require_secure_transport", value: UNKNOWN }]),
      reasons: ["unknown value at parameters[0].value"],
    },
  ],
});
