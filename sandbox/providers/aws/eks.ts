import type { AwsTypes } from "./aws-type";

const EKS = "arn:aws:eks:{region}:{account}";

/** A certificate authority of the right shape; nothing is signed by it. */
const CERTIFICATE = Buffer.from("simulated certificate authority").toString("base64");

/** Nothing in the simulation depends on the clock. */
const CREATED = "2026-01-01T00:00:00Z";
const CHANGED = { createdAt: CREATED, modifiedAt: CREATED };

/** Clusters, their node groups, add-ons and access. */
export const EKS_TYPES: AwsTypes = {
  "aws:eks/cluster:Cluster": {
    nameFrom: "name",
    computed: {
      arn: `${EKS}:cluster/{id}`,
      endpoint: "https://{HEX:32}.gr7.{region}.eks.amazonaws.com",
      certificateAuthority: { data: CERTIFICATE },
      certificateAuthorities: [{ data: CERTIFICATE }],
      identities: [{ oidcs: [{ issuer: "https://oidc.eks.{region}.amazonaws.com/id/{HEX:32}" }] }],
      platformVersion: "eks.1",
      status: "ACTIVE",
      createdAt: CREATED,
      vpcConfig: { clusterSecurityGroupId: "sg-{hex:17}", vpcId: "vpc-{hex:17}" },
      kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16", ipFamily: "ipv4" },
    },
    when: [
      {
        input: "kubernetesNetworkConfig.ipFamily",
        is: "ipv6",
        // A unique local block, as EKS assigns them.
        computed: {
          kubernetesNetworkConfig: {
            serviceIpv4Cidr: "",
            serviceIpv6Cidr: "fd{hex:2}:{hex:4}::/108",
          },
        },
      },
    ],
  },
  "aws:eks/nodeGroup:NodeGroup": {
    nameFrom: "nodeGroupName",
    id: "{input:clusterName}:{name}",
    computed: {
      arn: `${EKS}:nodegroup/{input:clusterName}/{name}/{uuid}`,
      status: "ACTIVE",
      resources: [{ autoscalingGroups: [{ name: "eks-{name}-{uuid}" }] }],
    },
  },
  "aws:eks/addon:Addon": {
    id: "{input:clusterName}:{input:addonName}",
    computed: { arn: `${EKS}:addon/{input:clusterName}/{input:addonName}/{uuid}`, ...CHANGED },
  },
  "aws:eks/accessEntry:AccessEntry": {
    id: "{input:clusterName}:{input:principalArn}",
    computed: { accessEntryArn: `${EKS}:access-entry/{input:clusterName}/{uuid}`, ...CHANGED },
  },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    id: "{input:clusterName}#{input:principalArn}#{input:policyArn}",
    computed: { associatedAt: CREATED, modifiedAt: CREATED },
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    id: "a-{hex:17}",
    computed: {
      associationId: "{id}",
      associationArn: `${EKS}:podidentityassociation/{input:clusterName}/{id}`,
    },
  },
  "aws:eks/fargateProfile:FargateProfile": {
    nameFrom: "fargateProfileName",
    id: "{input:clusterName}:{name}",
    computed: { arn: `${EKS}:fargateprofile/{input:clusterName}/{name}/{uuid}`, status: "ACTIVE" },
  },
  "aws:eks/identityProviderConfig:IdentityProviderConfig": {
    id: "{input:clusterName}:{input:oidc.identityProviderConfigName}",
    computed: {
      arn: `${EKS}:identityproviderconfig/{input:clusterName}/oidc/{uuid}`,
      identityProviderConfigName: "{input:oidc.identityProviderConfigName}",
      status: "ACTIVE",
    },
  },
};
