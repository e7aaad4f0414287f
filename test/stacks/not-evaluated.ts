import type { ShippedStack } from "../support/shipped-stacks";

/** What the pack cannot say about a shipped plan, and why that is all right. */
export interface NotEvaluatedEntry {
  readonly rule: string;
  readonly resource: string;
  /** As the report gives it. */
  readonly reason: string;
  /** Why nothing is lost. */
  readonly because: string;
}

/** The key is made in the same update, so its ARN exists only afterwards; that there is one is known. */
function unknownKey(cluster: string): NotEvaluatedEntry {
  return {
    rule: "eks-secrets-kms",
    resource: cluster,
    reason: "unknown value at encryptionConfig.provider.keyArn",
    because: "the key is declared beside the cluster; the state after the update has its ARN",
  };
}

/** Who administers clusters is an organisation's own choice; the product ships no list of ARNs. */
function noAdminList(policy: string): NotEvaluatedEntry {
  return {
    rule: "eks-access",
    resource: policy,
    reason: "not configured: adminPrincipals",
    because: "the grant stands in the settings, which are reviewed; a second list is optional",
  };
}

/** A ceiling is an organisation's own choice; the product ships none. */
function noCeiling(namespace: string): NotEvaluatedEntry {
  return {
    rule: "quota-namespace",
    resource: namespace,
    reason: "not configured: ceilings",
    because: "that the quota exists and names every key is checked; a ceiling is optional",
  };
}

/** Registries and sizes are an organisation's own choice; the product ships no list of them. */
function noLists(workload: string): readonly NotEvaluatedEntry[] {
  return [
    {
      rule: "k8s-image-registry",
      resource: workload,
      reason: "not configured: registries",
      because: "the settings name the image by its digest; a list of registries is optional",
    },
    {
      rule: "quota-container-max",
      resource: workload,
      reason: "not configured: container, pod",
      because: "the LimitRange of the namespace bounds every container; a ceiling is optional",
    },
  ];
}

/** Everything about a team's namespace and its workload of the same name. */
function noCeilings(team: string): readonly NotEvaluatedEntry[] {
  return [noCeiling(team), ...noLists(team)];
}

/** The policy names the cluster's own key, which is made in the same update. */
function unknownKeyUse(cluster: string): readonly NotEvaluatedEntry[] {
  return ["iam-admin-star", "iam-wildcards", "iam-privesc"].map((rule) => ({
    rule,
    resource: `${cluster}-key-use`,
    reason: "unknown value at policy",
    because: "only the key's ARN is unknown; the state after the update has the whole policy",
  }));
}

/** The committed list; a test holds it equal to what the pack reports. */
export const NOT_EVALUATED: Readonly<Record<ShippedStack, readonly NotEvaluatedEntry[]>> = {
  dev: [
    ...unknownKeyUse("dev-cluster-control-plane"),
    unknownKey("dev-cluster-control-plane"),
    noAdminList("dev-cluster-admin-platform-admin-policy"),
    ...noCeilings("orders"),
    ...noCeilings("payments"),
  ],
  prod: [
    ...unknownKeyUse("prod-cluster-control-plane"),
    unknownKey("prod-cluster-control-plane"),
    noAdminList("prod-cluster-admin-platform-admin-policy"),
    ...noCeilings("orders"),
    ...noCeilings("payments"),
  ],
  local: [...noCeilings("orders"), ...noCeilings("payments")],
};
