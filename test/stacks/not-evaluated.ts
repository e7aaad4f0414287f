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

/** The committed list; a test holds it equal to what the pack reports. */
export const NOT_EVALUATED: Readonly<Record<ShippedStack, readonly NotEvaluatedEntry[]>> = {
  dev: [
    unknownKey("dev-cluster-control-plane"),
    noAdminList("dev-cluster-admin-platform-admin-policy"),
    noCeiling("orders"),
    noCeiling("payments"),
  ],
  prod: [
    unknownKey("prod-cluster-control-plane"),
    noAdminList("prod-cluster-admin-platform-admin-policy"),
    noCeiling("orders"),
    noCeiling("payments"),
  ],
  local: [noCeiling("orders"), noCeiling("payments")],
};
