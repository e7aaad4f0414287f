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

/** Boundaries are an organisation's own policies; said once for all roles of the stack. */
function noBoundaryList(role: string): NotEvaluatedEntry {
  return {
    rule: "iam-boundary",
    resource: role,
    reason: "not configured: boundaries",
    because: "every role has one purpose and few rights; a boundary on top is optional",
  };
}

/** Who is called when a NAT gateway runs out of ports is an organisation's own choice. */
function noGatewayAlarms(gateway: string): NotEvaluatedEntry {
  return {
    rule: "mon-aws-alarms",
    resource: gateway,
    reason: "not configured: natAlarms",
    because: "an alarm needs a topic to ring at, which the product does not declare",
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

/** A budget is an organisation's own; said once for the whole stack. */
function noBudget(first: string): NotEvaluatedEntry {
  return {
    rule: "cost-budget",
    resource: first,
    reason: "not configured: monthlyBudget, maxNatGateways",
    because: "the sizes stand in the settings, which are reviewed; a budget on top is optional",
  };
}

/** Which machines may be bought is an organisation's own choice; the product ships no list. */
function noMachineList(group: string): NotEvaluatedEntry {
  return {
    rule: "cost-instance-types",
    resource: group,
    reason: "not configured: instanceTypes",
    because: "the types stand in the settings, which are reviewed; a second list is optional",
  };
}

/** How far a workload may grow is an organisation's own choice; the product ships no number. */
function noScalingCeiling(workload: string): NotEvaluatedEntry {
  return {
    rule: "as-hpa-bounds",
    resource: workload,
    reason: "not configured: ceiling",
    because: "the quota of the namespace bounds what the workload grows to; a number is optional",
  };
}

/** Which services matter most is an organisation's own choice; said once for the whole stack. */
function noTiers(first: string): NotEvaluatedEntry {
  return {
    rule: "mon-alert-coverage",
    resource: first,
    reason: "not configured: nothing has a label of tierOne",
    because: "the stack alerts on every workload alike; alerts by tier are optional",
  };
}

/** Everything about a team's namespace and its workload of the same name. */
function noCeilings(
  team: string,
  ...others: readonly NotEvaluatedEntry[]
): readonly NotEvaluatedEntry[] {
  return [noCeiling(team), ...noLists(team), ...others, noScalingCeiling(team)];
}

/** The policy names the cluster's own key, which is made in the same update. */
function unknownKeyUse(cluster: string): readonly NotEvaluatedEntry[] {
  return ["iam-admin-star", "iam-privesc", "iam-wildcards"].map((rule) => ({
    rule,
    resource: `${cluster}-key-use`,
    reason: "unknown value at policy",
    because: "only the key's ARN is unknown; the state after the update has the whole policy",
  }));
}

/** What they scrape comes from the charts of the mesh, which nobody sees before deployment. */
function opaqueMonitors(stack: ShippedStack): readonly NotEvaluatedEntry[] {
  return ["mesh-sidecars", "mesh-control-plane"].map((resource) => ({
    rule: "mon-monitor-matches",
    resource,
    reason: `not part of the stack: what Helm release "${stack}-mesh-base" brings`,
    because: "the injector names the label and the port of every sidecar, istiod's chart its own",
  }));
}

/** The committed list; a test holds it equal to what the pack reports. */
export const NOT_EVALUATED: Readonly<Record<ShippedStack, readonly NotEvaluatedEntry[]>> = {
  dev: [
    noBoundaryList("dev-cluster-aws-ebs-csi-driver-role"),
    noBudget("dev-cluster-key"),
    ...unknownKeyUse("dev-cluster-control-plane"),
    unknownKey("dev-cluster-control-plane"),
    noAdminList("dev-cluster-admin-platform-admin-policy"),
    noGatewayAlarms("dev-network-nat-a"),
    noMachineList("dev-batch-node-group"),
    noMachineList("dev-system-node-group"),
    ...opaqueMonitors("dev"),
    ...noCeilings("orders", noTiers("orders")),
    ...noCeilings("payments"),
  ],
  prod: [
    noBoundaryList("prod-cluster-aws-ebs-csi-driver-role"),
    noBudget("prod-cluster-key"),
    ...unknownKeyUse("prod-cluster-control-plane"),
    unknownKey("prod-cluster-control-plane"),
    noAdminList("prod-cluster-admin-platform-admin-policy"),
    noGatewayAlarms("prod-network-nat-a"),
    noMachineList("prod-batch-node-group"),
    noMachineList("prod-general-node-group"),
    noMachineList("prod-system-node-group"),
    ...opaqueMonitors("prod"),
    ...noCeilings("orders", noTiers("orders")),
    ...noCeilings("payments"),
  ],
  local: [
    ...opaqueMonitors("local"),
    ...noCeilings("orders", noTiers("orders")),
    ...noCeilings("payments"),
  ],
};
