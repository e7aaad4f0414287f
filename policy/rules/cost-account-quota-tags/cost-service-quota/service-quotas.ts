/** One default quota of AWS. */
export interface ServiceQuota {
  readonly limit: number;
  /** What is counted, for a message: `VPCs in one region`. */
  readonly what: string;
  /**
   * Page of AWS's documentation that names it. Read there on 2026-11-24, but for the rules of a
   * group and the groups of an interface: those two are from memory, not checked against the page.
   */
  readonly source: string;
}

const VPC = "Amazon VPC User Guide, Amazon VPC quotas";
const EKS = "Amazon EKS User Guide, Amazon EKS service quotas";
const IAM = "IAM User Guide, IAM and AWS STS quotas";

/** What an account may have before anybody asks AWS for more. */
export const SERVICE_QUOTAS = {
  vpcs: { limit: 5, what: "VPCs in one region", source: VPC },
  elasticIps: { limit: 5, what: "Elastic IP addresses in one region", source: VPC },
  natGatewaysPerZone: { limit: 5, what: "NAT gateways in one zone", source: VPC },
  securityGroupsPerInterface: {
    limit: 5,
    what: "security groups on one network interface",
    source: VPC,
  },
  securityGroupsPerCluster: {
    limit: 4,
    what: "security groups on one control plane",
    source: EKS,
  },
  rulesPerSecurityGroup: {
    limit: 60,
    what: "rules of one direction and address family in one security group",
    source: VPC,
  },
  policiesPerRole: { limit: 10, what: "managed policies on one role", source: IAM },
  clusters: { limit: 100, what: "EKS clusters in one region", source: EKS },
  nodeGroupsPerCluster: { limit: 30, what: "managed node groups of one cluster", source: EKS },
} as const satisfies Readonly<Record<string, ServiceQuota>>;

/** Name of a quota that has a default. */
export type QuotaName = keyof typeof SERVICE_QUOTAS;
