import type { Finding, PolicyReport } from "../../../policy/check/report";

const pod = {
  type: "kubernetes:core/v1:Pod",
  apiVersion: "v1",
  kind: "Pod",
  namespace: "team-a",
  name: "web",
  urn: null,
} as const;

const queue = {
  type: "aws:sqs/queue:Queue",
  apiVersion: null,
  kind: null,
  namespace: null,
  name: "orders",
  urn: "urn:pulumi:prod::shop::aws:sqs/queue:Queue::orders",
} as const;

const source = { file: "apps/web pod.yaml", line: 12, document: 1 };

const hostPid: Finding = {
  rule: "pss-host-namespaces",
  level: "mandatory",
  severity: "high",
  resource: pod,
  source,
  path: "spec.hostPID",
  message: "the pod shares the node's processes",
  remediation: "Remove hostPID from the pod spec.",
};

/** A report with everything that a format may meet: hostile names, no file, waivers and gaps. */
export const RICH_REPORT: PolicyReport = {
  format: "orchestration-policy/1",
  environment: "prod",
  evaluated: { rules: 4, resources: 3 },
  findings: [
    hostPid,
    { ...hostPid, path: "spec.hostIPC", message: "the pod shares the node's memory" },
    {
      ...hostPid,
      rule: "k8s-labels",
      level: "advisory",
      severity: "low",
      path: 'metadata.labels["a|b"]',
      message: "`label` <b>bold</b> @team #12 https://x.example\u0000\u001b[31m & more",
      remediation: "Add the label.",
    },
    {
      ...hostPid,
      rule: "sqs-encrypted",
      level: "advisory",
      resource: queue,
      source: null,
      path: "sqsManagedSseEnabled",
      message: "the queue is not encrypted",
      remediation: "Encrypt the queue.",
    },
  ],
  waived: [
    {
      ...hostPid,
      path: "spec.hostNetwork",
      message: "the pod shares the node's network",
      waiver: {
        id: "node-agent",
        owner: "team-a",
        reason: "the agent reads the node's network",
        expires: "2027-01-01",
        ticket: "OPS-1",
      },
    },
  ],
  notEvaluated: [
    {
      rule: "sqs-encrypted",
      resource: queue,
      source: null,
      reason: "secret value at kmsMasterKeyId",
    },
  ],
};
