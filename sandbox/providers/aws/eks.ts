import type { AwsTypes } from "./aws-type";

const EKS = "arn:aws:eks:{region}:{account}";

/** A certificate authority of the right shape; nothing is signed by it. */
const CERTIFICATE = Buffer.from("simulated certificate authority").toString("base64");

/** Clusters, their node groups, add-ons and access. */
export const EKS_TYPES: AwsTypes = {
  "aws:eks/cluster:Cluster": {
    nameFrom: "name",
    immutable: [
      "name",
      "roleArn",
      "encryptionConfig.provider",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
      "kubernetesNetworkConfig.ipFamily",
      "bootstrapSelfManagedAddons",
    ],
    computed: {
      arn: `${EKS}:cluster/{id}`,
      endpoint: "https://{HEX:32}.gr7.{region}.eks.amazonaws.com",
      certificateAuthority: { data: CERTIFICATE },
      certificateAuthorities: [{ data: CERTIFICATE }],
      identities: [{ oidcs: [{ issuer: "https://oidc.eks.{region}.amazonaws.com/id/{HEX:32}" }] }],
      platformVersion: "eks.1",
      status: "ACTIVE",
      createdAt: "2026-01-01T00:00:00Z",
      vpcConfig: { clusterSecurityGroupId: "sg-{hex:17}", vpcId: "vpc-{hex:17}" },
      kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16", ipFamily: "ipv4" },
    },
  },
  "aws:eks/nodeGroup:NodeGroup": {
    nameFrom: "nodeGroupName",
    id: "{input:clusterName}:{name}",
    immutable: [
      "clusterName",
      "nodeGroupName",
      "nodeRoleArn",
      "subnetIds",
      "instanceTypes",
      "amiType",
      "capacityType",
      "diskSize",
      "launchTemplate.id",
      "launchTemplate.name",
    ],
    computed: {
      arn: `${EKS}:nodegroup/{input:clusterName}/{name}/{uuid}`,
      status: "ACTIVE",
      resources: [{ autoscalingGroups: [{ name: "eks-{name}-{uuid}" }] }],
    },
  },
  "aws:eks/addon:Addon": {
    id: "{input:clusterName}:{input:addonName}",
    immutable: ["clusterName", "addonName"],
    computed: { arn: `${EKS}:addon/{input:clusterName}/{input:addonName}/{uuid}` },
  },
  "aws:eks/accessEntry:AccessEntry": {
    id: "{input:clusterName}:{input:principalArn}",
    immutable: ["clusterName", "principalArn", "type"],
    computed: { accessEntryArn: `${EKS}:access-entry/{input:clusterName}/{uuid}` },
  },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    id: "{input:clusterName}#{input:principalArn}#{input:policyArn}",
    immutable: ["clusterName", "principalArn", "policyArn", "accessScope"],
    computed: { associatedAt: "2026-01-01T00:00:00Z" },
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    id: "a-{hex:17}",
    immutable: ["clusterName", "namespace", "serviceAccount"],
    computed: {
      associationId: "{id}",
      associationArn: `${EKS}:podidentityassociation/{input:clusterName}/{id}`,
    },
  },
  "aws:eks/fargateProfile:FargateProfile": {
    nameFrom: "fargateProfileName",
    id: "{input:clusterName}:{name}",
    immutable: ["clusterName", "fargateProfileName", "podExecutionRoleArn", "selectors"],
    computed: { arn: `${EKS}:fargateprofile/{input:clusterName}/{name}` },
  },
};
