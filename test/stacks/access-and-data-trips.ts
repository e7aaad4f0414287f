import type { CheckOptions } from "../../policy/check/evaluate";
import type { Mutation } from "../support/mutate-plan";

/** An edit of the shipped prod plan, and where the finding points. */
interface AccessTrip extends Mutation {
  readonly path: string;
  readonly also?: Mutation;
  readonly alongside?: readonly string[];
  readonly settings?: CheckOptions["settings"];
}

const GROUP = "rbac.authorization.k8s.io";

/** A role for the whole cluster with one rule. */
function roleTrip(rule: Readonly<Record<string, readonly string[]>>, list: string): AccessTrip {
  return {
    type: `kubernetes:${GROUP}/v1:ClusterRole`,
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata.name", to: "added" },
      { set: "rules", to: [{ apiGroups: [""], ...rule }] },
    ],
    path: `rules[0].${list}[0]`,
  };
}

/** A binding of the orders' namespace. */
function bindingTrip(subject: Readonly<Record<string, string>>, role: string, path: string) {
  return {
    type: `kubernetes:${GROUP}/v1:RoleBinding`,
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata", to: { name: "added", namespace: "orders" } },
      { set: "roleRef", to: { apiGroup: GROUP, kind: "ClusterRole", name: role } },
      { set: "subjects", to: [subject] },
    ],
    path,
  } as const;
}

const { path: _, ...secretReaders } = bindingTrip({ kind: "Group", name: "team" }, "added", "");

/** What every resource that takes tags must carry. */
const TAGS = {
  set: "tags",
  to: { owner: "a", environment: "prod", "cost-center": "c", domain: "d", "managed-by": "pulumi" },
} as const;

/** A policy on a role, with one statement. */
function policyTrip(statement: Readonly<Record<string, unknown>>, path: string): AccessTrip {
  const to = JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] });
  return {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "prod-network-flow-log-policy",
    edits: [{ set: "policy", to }],
    path: `policy.Statement[0].${path}`,
  };
}

/** A resource that the plan does not have, with tags where it takes any. */
export function addedTrip(
  type: string,
  props: Readonly<Record<string, unknown>>,
  path: string,
): AccessTrip {
  const edits = Object.entries(props).map(([set, to]) => ({ set, to }));
  return { type, name: "added", isNew: true, edits: [TAGS, ...edits], path };
}

/** Another stack watches what this one adds. */
const ALARMS_ELSEWHERE = { "mon-aws-alarms": { alarms: false } } as const;

const DATABASE = {
  backupRetentionPeriod: 7,
  deletionProtection: true,
  multiAz: true,
  storageEncrypted: true,
  enabledCloudwatchLogsExports: ["postgresql"],
  iamDatabaseAuthenticationEnabled: true,
  monitoringInterval: 60,
};

/** For each rule of access and data an edit that it stands against. */
export const ACCESS_AND_DATA_TRIPS: Readonly<Record<string, AccessTrip>> = {
  "rbac-wildcard": roleTrip({ resources: ["services"], verbs: ["*"] }, "verbs"),
  "rbac-cluster-admin": bindingTrip(
    { kind: "Group", name: "team" },
    "cluster-admin",
    "roleRef.name",
  ),
  "rbac-secrets": {
    ...roleTrip({ resources: ["secrets"], verbs: ["list"] }, "resources"),
    also: secretReaders,
  },
  "rbac-create-pods-exec": roleTrip({ resources: ["pods/exec"], verbs: ["create"] }, "resources"),
  "rbac-escalation": roleTrip({ resources: ["users"], verbs: ["impersonate"] }, "resources"),
  "rbac-system-groups": bindingTrip(
    { kind: "Group", name: "system:authenticated" },
    "view",
    "subjects[0].name",
  ),
  "rbac-dangerous-objects": roleTrip({ resources: ["nodes/proxy"], verbs: ["get"] }, "resources"),
  "rbac-default-sa": bindingTrip(
    { kind: "ServiceAccount", name: "default", namespace: "orders" },
    "view",
    "subjects[0].name",
  ),
  "iam-admin-star": {
    ...policyTrip({ Action: "*", Resource: "*" }, "Action"),
    alongside: ["iam-wildcards", "iam-privesc"],
  },
  "iam-wildcards": policyTrip({ Action: "logs:*", Resource: "arn:aws:logs:*:*:*:a" }, "Action"),
  "iam-privesc": policyTrip(
    { Action: "iam:PassRole", Resource: "arn:aws:iam::444455556666:role/*" },
    "Action",
  ),
  "iam-trust": {
    type: "aws:iam/role:Role",
    name: "prod-network-flow-log-role",
    edits: [
      {
        set: "assumeRolePolicy",
        to: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }],
        }),
      },
    ],
    path: "assumeRolePolicy.Statement[0].Principal",
  },
  "iam-users": {
    type: "aws:iam/user:User",
    name: "added",
    isNew: true,
    edits: [TAGS, { set: "name", to: "added" }],
    path: "name",
  },
  "sqs-encrypted": addedTrip(
    "aws:sqs/queue:Queue",
    { messageRetentionSeconds: 300 },
    "sqsManagedSseEnabled",
  ),
  "sqs-dlq": {
    ...addedTrip("aws:sqs/queue:Queue", { sqsManagedSseEnabled: true }, "redrivePolicy"),
    settings: ALARMS_ELSEWHERE,
  },
  "sqs-policy": addedTrip(
    "aws:sqs/queuePolicy:QueuePolicy",
    { policy: JSON.stringify({ Statement: [] }) },
    "policy",
  ),
  "rds-encrypted-private": {
    ...addedTrip(
      "aws:rds/instance:Instance",
      { ...DATABASE, publiclyAccessible: true },
      "publiclyAccessible",
    ),
    settings: ALARMS_ELSEWHERE,
  },
  "rds-durable": {
    ...addedTrip("aws:rds/instance:Instance", { ...DATABASE, multiAz: false }, "multiAz"),
    settings: ALARMS_ELSEWHERE,
  },
  "rds-observable": {
    ...addedTrip(
      "aws:rds/instance:Instance",
      { ...DATABASE, monitoringInterval: 0 },
      "monitoringInterval",
    ),
    settings: ALARMS_ELSEWHERE,
  },
  "elasticache-secure": addedTrip(
    "aws:elasticache/cluster:Cluster",
    { engine: "redis" },
    "snapshotRetentionLimit",
  ),
  "dynamodb-durable": addedTrip(
    "aws:dynamodb/table:Table",
    {
      billingMode: "PAY_PER_REQUEST",
      "serverSideEncryption.enabled": true,
      "pointInTimeRecovery.enabled": true,
    },
    "deletionProtectionEnabled",
  ),
  "s3-baseline": addedTrip("aws:s3/bucket:Bucket", {}, "bucket"),
};
