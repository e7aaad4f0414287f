import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { TOPICS } from "../../../policy/rule/metadata";
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

/** The rules of the pack: ids are public, so that none goes or comes unnoticed. */
const IDS = [
  "as-cluster-autoscaler",
  "as-hpa-bounds",
  "as-karpenter",
  "as-karpenter-interruption",
  "as-karpenter-placement",
  "as-keda-auth",
  "as-keda-valid",
  "as-pdb-vs-min",
  "as-requests-for-metric",
  "as-single-owner",
  "as-spot-diversity",
  "as-static-replicas",
  "as-target-exists",
  "cost-budget",
  "cost-instance-types",
  "cost-nonprod",
  "cost-service-quota",
  "dynamodb-durable",
  "ecr-baseline",
  "eks-access",
  "eks-addons",
  "eks-cluster-security-group",
  "eks-endpoint-private",
  "eks-irsa-trust",
  "eks-logging",
  "eks-node-bounds",
  "eks-node-os",
  "eks-nodes",
  "eks-pod-security-groups",
  "eks-prefix-delegation",
  "eks-role-per-workload",
  "eks-runtime-monitoring",
  "eks-secrets-kms",
  "eks-version",
  "elasticache-secure",
  "iam-admin-star",
  "iam-boundary",
  "iam-privesc",
  "iam-trust",
  "iam-users",
  "iam-wildcards",
  "k8s-automount-token",
  "k8s-default-namespace",
  "k8s-default-sa",
  "k8s-image-pinned",
  "k8s-image-registry",
  "k8s-labels",
  "k8s-plaintext-credential",
  "k8s-readonly-rootfs",
  "k8s-secret-env",
  "kms-rotation",
  "mesh-authz-default-deny",
  "mesh-authz-needs-mtls",
  "mesh-authz-safe",
  "mesh-dr-tls-off",
  "mesh-dr-valid",
  "mesh-egress",
  "mesh-gateway-backing",
  "mesh-gateway-conflict",
  "mesh-gateway-hosts",
  "mesh-gateway-tls",
  "mesh-injection",
  "mesh-jwt",
  "mesh-mtls-strict",
  "mesh-port-naming",
  "mesh-selector-conflicts",
  "mesh-tls-origination-ca",
  "mesh-vs-destination-exists",
  "mesh-vs-gateway-exists",
  "mesh-vs-host-conflict",
  "mesh-vs-host-in-gateway",
  "mesh-vs-port",
  "mesh-vs-subset-exists",
  "mesh-vs-unreachable",
  "mon-alert-coverage",
  "mon-alert-shape",
  "mon-aws-alarms",
  "mon-covered",
  "mon-monitor-matches",
  "net-default-deny",
  "net-exposure",
  "net-ingress-tls",
  "net-open-world",
  "net-pod-covered",
  "net-policy-dangling",
  "ns-pss-label",
  "pss-allow-privilege-escalation",
  "pss-apparmor",
  "pss-capabilities-baseline",
  "pss-capabilities-restricted",
  "pss-host-namespaces",
  "pss-host-path",
  "pss-host-ports",
  "pss-host-probes",
  "pss-privileged",
  "pss-proc-mount",
  "pss-proc-mount-restricted",
  "pss-run-as-non-root",
  "pss-run-as-user",
  "pss-seccomp-baseline",
  "pss-seccomp-restricted",
  "pss-selinux",
  "pss-sysctls",
  "pss-volume-types",
  "pss-windows-host-process",
  "quota-container-max",
  "quota-cpu-limit",
  "quota-ephemeral",
  "quota-fits",
  "quota-limit-ratio",
  "quota-limitrange",
  "quota-memory-limit",
  "quota-namespace",
  "quota-requests",
  "rbac-cluster-admin",
  "rbac-create-pods-exec",
  "rbac-dangerous-objects",
  "rbac-default-sa",
  "rbac-escalation",
  "rbac-secrets",
  "rbac-system-groups",
  "rbac-wildcard",
  "rds-durable",
  "rds-encrypted-private",
  "rds-observable",
  "rel-deprecated-api",
  "rel-ingress-backend",
  "rel-min-replicas",
  "rel-pdb-allows-eviction",
  "rel-pdb-required",
  "rel-probe-port",
  "rel-probes",
  "rel-probes-identical",
  "rel-rolling-update",
  "rel-selector-match",
  "rel-service-target",
  "rel-spread",
  "s3-baseline",
  "secret-rotation",
  "sg-admin-ingress",
  "sg-egress-desc",
  "sg-open-ingress",
  "sqs-dlq",
  "sqs-encrypted",
  "sqs-policy",
  "stateful-protect",
  "subnet-public-ip",
  "tag-required",
  "vpc-default-sg",
  "vpc-endpoints",
  "vpc-flow-logs",
  "waiver-hygiene",
];

describe("registry of rules", () => {
  it("holds the rules of the catalogue", () => {
    expect(RULES.map((rule) => rule.id).toSorted()).toEqual(IDS);
  });

  it("holds topics in the order of the catalogue, and rules by name", () => {
    const places = RULES.map(({ topic, id }) => [TOPICS.indexOf(topic), id] as const);
    const sorted = places.toSorted(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
    expect(places).toEqual(sorted);
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
