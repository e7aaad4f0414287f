import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../../../policy/rules";

const ROOT = path.resolve(__dirname, "../../..");
const RULES_FOLDER = path.join(ROOT, "policy/rules");

const topics = readdirSync(RULES_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
/** A folder beside a rule holds what that rule alone uses. */
const files = topics.flatMap((topic) =>
  readdirSync(path.join(RULES_FOLDER, topic), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${topic}/${path.basename(entry.name, ".ts")}`),
);

/** The rules of the pack, in the catalogue's order. */
const IDS = [
  "pss-host-namespaces",
  "pss-privileged",
  "pss-capabilities-baseline",
  "pss-host-path",
  "pss-host-ports",
  "pss-host-probes",
  "pss-apparmor",
  "pss-selinux",
  "pss-proc-mount",
  "pss-seccomp-baseline",
  "pss-sysctls",
  "pss-windows-host-process",
  "pss-allow-privilege-escalation",
  "pss-capabilities-restricted",
  "pss-run-as-non-root",
  "pss-run-as-user",
  "pss-seccomp-restricted",
  "pss-volume-types",
  "pss-proc-mount-restricted",
  "ns-pss-label",
  "k8s-readonly-rootfs",
  "k8s-automount-token",
  "k8s-default-sa",
  "k8s-image-registry",
  "k8s-image-pinned",
  "k8s-secret-env",
  "k8s-plaintext-credential",
  "k8s-default-namespace",
  "rel-min-replicas",
  "rel-probes",
  "rel-probe-port",
  "rel-probes-identical",
  "rel-pdb-required",
  "rel-pdb-allows-eviction",
  "rel-spread",
  "rel-rolling-update",
  "rel-selector-match",
  "rel-service-target",
  "rel-ingress-backend",
  "rel-deprecated-api",
  "quota-requests",
  "quota-memory-limit",
  "quota-cpu-limit",
  "quota-limit-ratio",
  "quota-container-max",
  "quota-ephemeral",
  "quota-namespace",
  "quota-limitrange",
  "quota-fits",
  "rbac-wildcard",
  "rbac-cluster-admin",
  "rbac-secrets",
  "rbac-create-pods-exec",
  "rbac-escalation",
  "rbac-system-groups",
  "rbac-dangerous-objects",
  "rbac-default-sa",
  "net-default-deny",
  "net-pod-covered",
  "net-policy-dangling",
  "net-open-world",
  "net-exposure",
  "net-ingress-tls",
  "mesh-mtls-strict",
  "mesh-dr-tls-off",
  "mesh-tls-origination-ca",
  "mesh-authz-default-deny",
  "mesh-authz-safe",
  "mesh-authz-needs-mtls",
  "mesh-gateway-tls",
  "mesh-gateway-hosts",
  "mesh-injection",
  "mesh-egress",
  "mesh-jwt",
  "mesh-vs-gateway-exists",
  "mesh-vs-destination-exists",
  "mesh-vs-subset-exists",
  "mesh-vs-port",
  "mesh-vs-host-conflict",
  "mesh-vs-unreachable",
  "mesh-vs-host-in-gateway",
  "mesh-gateway-conflict",
  "mesh-gateway-backing",
  "mesh-dr-valid",
  "mesh-selector-conflicts",
  "mesh-port-naming",
  "as-target-exists",
  "as-hpa-bounds",
  "as-static-replicas",
  "as-requests-for-metric",
  "as-single-owner",
  "as-pdb-vs-min",
  "as-keda-valid",
  "as-keda-auth",
  "as-karpenter",
  "mon-monitor-matches",
  "mon-covered",
  "mon-alert-shape",
  "mon-alert-coverage",
  "mon-aws-alarms",
  "eks-endpoint-private",
  "eks-secrets-kms",
  "eks-logging",
  "eks-version",
  "eks-access",
  "eks-nodes",
  "eks-node-bounds",
  "eks-addons",
  "eks-irsa-trust",
  "vpc-flow-logs",
  "vpc-default-sg",
  "sg-admin-ingress",
  "sg-open-ingress",
  "sg-egress-desc",
  "subnet-public-ip",
  "vpc-endpoints",
  "iam-admin-star",
  "iam-wildcards",
  "iam-privesc",
  "iam-trust",
  "iam-users",
  "iam-boundary",
  "sqs-encrypted",
  "sqs-dlq",
  "sqs-policy",
  "kms-rotation",
  "rds-encrypted-private",
  "rds-durable",
  "rds-observable",
  "elasticache-secure",
  "dynamodb-durable",
  "s3-baseline",
  "ecr-baseline",
  "secret-rotation",
  "stateful-protect",
  "cost-instance-types",
  "cost-service-quota",
  "cost-budget",
  "cost-nonprod",
  "tag-required",
  "k8s-labels",
  "waiver-hygiene",
  "eks-role-per-workload",
  "eks-runtime-monitoring",
  "eks-node-os",
  "eks-cluster-security-group",
  "eks-prefix-delegation",
  "eks-pod-security-groups",
  "as-karpenter-placement",
  "as-karpenter-interruption",
  "as-spot-diversity",
  "as-cluster-autoscaler",
];

describe("registry of rules", () => {
  it("holds the catalogue's rules in its order", () => {
    expect(RULES.map((rule) => rule.id)).toEqual(IDS);
  });

  it("holds every rule file, under the topic of its folder and the id of its name", () => {
    expect(RULES.map((rule) => `${rule.topic}/${rule.id}`).toSorted()).toEqual(files.toSorted());
  });

  it.each(files)("tests %s through the four kinds of cases", (file) => {
    // describeRule refuses a kind without a case.
    const text = readFileSync(path.join(ROOT, `test/policy/rules/${file}.test.ts`), "utf8");
    expect(text).toMatch(/^describeRule\(/m);
  });
});

describe.each(RULES)("metadata of $id", (rule) => {
  it("says in one sentence what must hold and in another what to change", () => {
    expect(rule.description).toMatch(/^[A-Z].*\.$/);
    expect(rule.remediation).toMatch(/^[A-Z].*\.$/);
  });

  it("names the requirements that it enforces", () => {
    expect(rule.frameworks.length).toBeGreaterThan(0);
    for (const framework of rule.frameworks) {
      expect(Object.values(framework).every((part) => part !== "")).toBe(true);
    }
  });
});
