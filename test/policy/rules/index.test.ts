import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../../../policy/rules";

const ROOT = path.resolve(__dirname, "../../..");
const RULES_FOLDER = path.join(ROOT, "policy/rules");

const topics = readdirSync(RULES_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const files = topics.flatMap((topic) =>
  readdirSync(path.join(RULES_FOLDER, topic)).map(
    (file) => `${topic}/${path.basename(file, ".ts")}`,
  ),
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
  "k8s-plaintext-credential",
  "k8s-default-namespace",
  "rel-min-replicas",
  "rel-probes",
  "rel-pdb-required",
  "rel-pdb-allows-eviction",
  "rel-spread",
  "rel-selector-match",
  "rel-service-target",
  "rel-ingress-backend",
  "rel-deprecated-api",
  "quota-requests",
  "quota-memory-limit",
  "quota-container-max",
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
  "as-target-exists",
  "as-static-replicas",
  "as-single-owner",
  "as-karpenter",
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
  "subnet-public-ip",
  "vpc-endpoints",
  "iam-admin-star",
  "iam-wildcards",
  "iam-privesc",
  "iam-trust",
  "iam-users",
  "sqs-encrypted",
  "sqs-dlq",
  "sqs-policy",
  "kms-rotation",
  "rds-encrypted-private",
  "rds-durable",
  "elasticache-secure",
  "dynamodb-durable",
  "s3-baseline",
  "tag-required",
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
    const text = readFileSync(path.join(ROOT, `test/policy/rules/${file}.test.ts`), "utf8");
    expect(text).toMatch(/^describeRule\(/m);
    for (const kind of ["pass", "fail", "notApplicable", "unknown"]) {
      expect(text, kind).toMatch(new RegExp(`^  ${kind}: \\[\\s*[^\\]\\s]`, "m"));
    }
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
