/** One default quota of AWS. */
export interface ServiceQuota {
  /** Sub-id of the check. */
  readonly check: string;
  readonly limit: number;
  /** What is counted, for a message: `VPCs in one region`. */
  readonly what: string;
  /**
   * Page of the AWS documentation that names it. Read there on 2026-11-24, except the rules of a
   * group and the groups of an interface: those two are from memory, not checked against the page.
   */
  readonly source: string;
}

const VPC = "Amazon VPC User Guide, Amazon VPC quotas";
const EKS = "Amazon EKS User Guide, Amazon EKS service quotas";
const IAM = "IAM User Guide, IAM and AWS STS quotas";

/** The default quotas of an account. */
export const SERVICE_QUOTAS = {
  vpcs: { check: "vpcs", limit: 5, what: "VPCs in one region", source: VPC },
  elasticIps: {
    check: "elastic-ips",
    limit: 5,
    what: "Elastic IP addresses in one region",
    source: VPC,
  },
  natGatewaysPerZone: {
    check: "nat-gateways",
    limit: 5,
    what: "NAT gateways in one zone",
    source: VPC,
  },
  securityGroupsPerInterface: {
    check: "interface-security-groups",
    limit: 5,
    what: "security groups on one network interface",
    source: VPC,
  },
  securityGroupsPerCluster: {
    check: "cluster-security-groups",
    limit: 4,
    what: "security groups on one control plane",
    source: EKS,
  },
  rulesPerSecurityGroup: {
    check: "security-group-rules",
    limit: 60,
    what: "rules of one direction and address family in one security group",
    source: VPC,
  },
  policiesPerRole: {
    check: "role-policies",
    limit: 10,
    what: "managed policies on one role",
    source: IAM,
  },
  clusters: { check: "clusters", limit: 100, what: "EKS clusters in one region", source: EKS },
  nodeGroupsPerCluster: {
    check: "node-groups",
    limit: 30,
    what: "managed node groups of one cluster",
    source: EKS,
  },
} as const satisfies Readonly<Record<string, ServiceQuota>>;

/** Name of a quota that has a default. */
export type QuotaName = keyof typeof SERVICE_QUOTAS;

/** The check of each quota, by its sub-id. */
export const QUOTA_CHECKS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(SERVICE_QUOTAS).map(({ check, what }) => [
    check,
    `The number of ${what} is within the quota.`,
  ]),
);
