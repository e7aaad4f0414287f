import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, eksBestPractices } from "../../rule/frameworks";
import { texts } from "../../rule/parameters";
import { isFalse } from "../../rule/predicates";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

const ASSOCIATIONS = typesOf("aws:eks/accessPolicyAssociation:AccessPolicyAssociation");
const NATIVE_ENTRIES = typesOf("aws-native:eks:AccessEntry");
const isJudged = isAnyOf(EKS_CLUSTER_TYPES, ASSOCIATIONS, NATIVE_ENTRIES);

/** The access policy for everything in a cluster; each AWS partition has its own ARN prefix. */
const CLUSTER_ADMIN = /:cluster-access-policy\/AmazonEKSClusterAdminPolicy$/;

/** Implicit access, such as that of the creator, is easily forgotten and never removed. */
export const eksAccess = stackRule({
  id: "eks-access",
  topic: "aws-eks",
  severity: "high",
  description:
    "Only access entries grant access to a cluster, its creator gets none by default, and every " +
    "cluster administrator is on the list.",
  remediation:
    "Set accessConfig.authenticationMode to API and bootstrapClusterCreatorAdminPermissions to " +
    "false; list the principals that may administer the cluster, or grant a narrower policy.",
  frameworks: [
    cisEks("4.1.7", "Use the cluster access manager to manage access"),
    cisEks("5.5.1", "Manage Kubernetes users by IAM"),
    eksBestPractices("security: identity", "Use access entries; remove the creator's permissions"),
  ],
  checks: {
    "authentication-mode": "Only access entries grant access, not the ConfigMap aws-auth.",
    "creator-admin": "The creator of a cluster does not become its administrator.",
    "listed-admins": "Only listed principals have AmazonEKSClusterAdminPolicy.",
  },
  parameters: {
    adminPrincipals: texts("ARNs that may have AmazonEKSClusterAdminPolicy.", undefined),
  },
  appliesTo: isJudged,
  check(world, findings, { settings }) {
    for (const field of world.where(isJudged).map(Field.root)) {
      if (EKS_CLUSTER_TYPES.has(field.resource.type)) checkCluster(field, findings);
      else checkGrant(field, settings.adminPrincipals, findings.of("listed-admins"));
    }
  },
});

function checkCluster(cluster: Field, findings: Findings): void {
  const config = cluster.get("accessConfig");
  const isApi = (value: unknown) => value === "API";
  findings
    .of("authentication-mode")
    .require(
      config.get("authenticationMode"),
      isApi,
      "the ConfigMap aws-auth can grant access to the cluster besides access entries",
    );
  findings
    .of("creator-admin")
    .require(
      config.get("bootstrapClusterCreatorAdminPermissions"),
      isFalse,
      "the principal that creates the cluster becomes its administrator",
    );
}

function checkGrant(grant: Field, admins: readonly string[] | undefined, findings: Findings): void {
  const policies = NATIVE_ENTRIES.has(grant.resource.type)
    ? grant
        .get("accessPolicies")
        .items()
        .map((item) => item.get("policyArn"))
    : [grant.get("policyArn")];
  for (const policy of policies.filter(mayBeAdmin)) {
    if (!policy.isReadable) findings.notEvaluated(policy);
    else checkPrincipal(grant.get("principalArn"), admins, findings);
  }
}

function mayBeAdmin(policy: Field): boolean {
  return !policy.isReadable || CLUSTER_ADMIN.test(String(policy.value));
}

function checkPrincipal(
  principal: Field,
  admins: readonly string[] | undefined,
  findings: Findings,
): void {
  if (admins === undefined) {
    findings.notEvaluated(principal, "not configured: adminPrincipals");
    return;
  }
  const isListed = (value: unknown) => admins.some((arn) => arn === value);
  findings.require(
    principal,
    isListed,
    "the principal is a cluster administrator but is not listed in adminPrincipals",
  );
}
