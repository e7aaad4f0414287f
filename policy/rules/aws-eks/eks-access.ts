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

/** Whoever has it may do everything in the cluster; each partition has it under its own prefix. */
const CLUSTER_ADMIN = /:cluster-access-policy\/AmazonEKSClusterAdminPolicy$/;

/** Access that nobody granted on purpose is access that nobody takes away. */
export const eksAccess = stackRule({
  id: "eks-access",
  topic: "aws-eks",
  severity: "high",
  description:
    "Access entries alone grant access, the creator gets none, and every cluster admin is listed.",
  remediation:
    "Set accessConfig.authenticationMode to API and bootstrapClusterCreatorAdminPermissions to " +
    "false; list the principals that may administer the cluster, or give a narrower policy.",
  frameworks: [
    cisEks("4.1.7", "Use the cluster access manager to manage access"),
    cisEks("5.5.1", "Manage Kubernetes users by IAM"),
    eksBestPractices("security: identity", "Use access entries; remove the creator's permissions"),
  ],
  parameters: {
    adminPrincipals: texts("ARNs that may have AmazonEKSClusterAdminPolicy.", undefined),
  },
  appliesTo: isJudged,
  check(world, findings, { settings }) {
    for (const field of world.where(isJudged).map(Field.root)) {
      if (EKS_CLUSTER_TYPES.has(field.resource.type)) checkCluster(field, findings);
      else checkGrant(field, settings.adminPrincipals, findings);
    }
  },
});

function checkCluster(cluster: Field, findings: Findings): void {
  const config = cluster.get("accessConfig");
  const isApi = (value: unknown) => value === "API";
  findings.require(config.get("authenticationMode"), isApi, "a ConfigMap grants access as well");
  const creator = config.get("bootstrapClusterCreatorAdminPermissions");
  findings.require(creator, isFalse, "whoever creates the cluster stays its administrator");
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
  findings.require(principal, isListed, "is no listed administrator of the cluster");
}
