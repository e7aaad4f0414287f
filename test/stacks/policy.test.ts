import { describe, expect, it } from "vitest";
import { checkPlan } from "../../policy/check/check-plan";
import type { CheckOptions } from "../../policy/check/evaluate";
import { RULES } from "../../policy/rules";
import { type Mutation, mutatePlan } from "../support/mutate-plan";
import { SHIPPED_STACKS, shippedPlan } from "../support/shipped-stacks";
import { ACCESS_AND_DATA_TRIPS } from "./access-and-data-trips";
import { AUTOSCALING_TRIPS } from "./autoscaling-trips";
import { COST_AND_PROTECTION_TRIPS } from "./cost-and-protection-trips";
import { MESH_TRAFFIC_TRIPS } from "./mesh-traffic-trips";
import { MESH_TRIPS } from "./mesh-trips";
import { NOT_EVALUATED } from "./not-evaluated";
import { POD_SECURITY_TRIPS } from "./pod-security-trips";
import { WORKLOAD_TRIPS } from "./workload-trips";

interface Trip extends Mutation {
  /** Where the finding points. */
  readonly path: string;
  /** What else the same edit of the program changes. */
  readonly also?: Mutation;
  /** Rules that say the same of the same field. */
  readonly alongside?: readonly string[];
  /** Parameters of the rule, where it says nothing without. */
  readonly settings?: CheckOptions["settings"];
}

const CONTAINER = "spec.template.spec.containers[0]";
const ORDERS = { type: "kubernetes:apps/v1:Deployment", name: "prod-orders-deployment" } as const;
const CLUSTER = { type: "aws:eks/cluster:Cluster" } as const;
const TEMPLATE = { type: "aws:ec2/launchTemplate:LaunchTemplate" } as const;
const BATCH = { type: "aws:eks/nodeGroup:NodeGroup", name: "prod-batch-node-group" } as const;
const NETWORK_ADDON = { type: "aws:eks/addon:Addon", name: "prod-cluster-vpc-cni" } as const;
const INGRESS = {
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
} as const;
const SCALER = {
  type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
  name: "prod-orders-autoscaler",
} as const;
const RELEASE = { type: "kubernetes:helm.sh/v3:Release", name: "added", isNew: true } as const;
const UNKNOWN = { $unknown: true };

/** What every resource that takes tags must carry. */
const TAGS = {
  set: "tags",
  to: { owner: "a", environment: "prod", "cost-center": "c", domain: "d", "managed-by": "pulumi" },
} as const;

/** A waiver on the object itself that nobody renewed. */
const WAIVE_ROOT = '"policy.orchestration-platform/waive-pss-run-as-non-root"';
const RUN_OUT = "owner=team-a; reason=legacy image; expires=2025-06-30; ticket=OPS-1";

/** Identity provider of a cluster, as it stands in a trust policy. */
const ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123";

/** A trust that every service account of the namespace fulfils. */
const WILDCARD_TRUST = {
  Statement: [
    {
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::444455556666:oidc-provider/${ISSUER}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringLike: { [`${ISSUER}:sub`]: "system:serviceaccount:orders:*" },
        StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com" },
      },
    },
  ],
};

/** The VPC CNI with an environment of its own. */
function networkAddon(env: Readonly<Record<string, string>>): Mutation {
  const to = JSON.stringify({ enableNetworkPolicy: "true", env });
  return { ...NETWORK_ADDON, edits: [{ set: "configurationValues", to }] };
}

/** For each rule an edit of the shipped prod plan that it stands against. */
const TRIPS: Readonly<Record<string, Trip>> = {
  ...POD_SECURITY_TRIPS,
  "k8s-readonly-rootfs": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.securityContext.readOnlyRootFilesystem`, to: false }],
    path: `${CONTAINER}.securityContext.readOnlyRootFilesystem`,
  },
  "k8s-image-pinned": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.image`, to: "registry.example.com/commerce/orders:latest" }],
    path: `${CONTAINER}.image`,
  },
  "quota-requests": {
    ...ORDERS,
    edits: [{ remove: `${CONTAINER}.resources.requests.cpu` }],
    path: `${CONTAINER}.resources.requests.cpu`,
  },
  "quota-memory-limit": {
    ...ORDERS,
    edits: [{ remove: `${CONTAINER}.resources.limits.memory` }],
    path: `${CONTAINER}.resources.limits.memory`,
  },
  "quota-namespace": {
    type: "kubernetes:core/v1:ResourceQuota",
    name: "prod-orders-quota",
    edits: "drop the resource",
    path: "metadata.name",
  },
  "net-default-deny": {
    type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    name: "prod-orders-default-deny",
    edits: "drop the resource",
    path: "metadata.name",
  },
  "mesh-mtls-strict": {
    type: "kubernetes:security.istio.io/v1:PeerAuthentication",
    edits: [{ set: "spec.portLevelMtls", to: { 8080: { mode: "DISABLE" } } }],
    path: 'spec.portLevelMtls["8080"].mode',
  },
  "eks-endpoint-private": {
    ...CLUSTER,
    edits: [{ set: "vpcConfig.endpointPublicAccess", to: true }],
    path: "vpcConfig.endpointPublicAccess",
  },
  "eks-secrets-kms": {
    ...CLUSTER,
    edits: [{ remove: "encryptionConfig" }],
    path: "encryptionConfig",
  },
  "eks-logging": {
    ...CLUSTER,
    edits: [{ set: "enabledClusterLogTypes", to: ["api", "audit"] }],
    path: "enabledClusterLogTypes",
  },
  "tag-required": {
    type: "aws:ec2/vpc:Vpc",
    edits: [{ remove: "tags.owner" }],
    path: "tags.owner",
  },
  "k8s-labels": {
    ...ORDERS,
    edits: [{ remove: "metadata.labels.owner" }],
    path: "metadata.labels.owner",
  },
  "waiver-hygiene": {
    ...ORDERS,
    edits: [{ set: `metadata.annotations[${WAIVE_ROOT}]`, to: RUN_OUT }],
    path: `metadata.annotations[${WAIVE_ROOT}].expires`,
  },
  "sg-admin-ingress": {
    ...INGRESS,
    edits: [
      { set: "cidrIpv4", to: "0.0.0.0/0" },
      { set: "fromPort", to: 22 },
      { set: "toPort", to: 22 },
    ],
    path: "cidrIpv4",
  },
  "sg-open-ingress": {
    ...INGRESS,
    edits: [
      { set: "cidrIpv4", to: "0.0.0.0/0" },
      { set: "fromPort", to: 5432 },
      { set: "toPort", to: 5432 },
    ],
    path: "cidrIpv4",
  },
  "subnet-public-ip": {
    type: "aws:ec2/subnet:Subnet",
    name: "prod-network-public-a",
    edits: [{ set: "mapPublicIpOnLaunch", to: true }],
    path: "mapPublicIpOnLaunch",
  },
  "vpc-flow-logs": {
    type: "aws:ec2/flowLog:FlowLog",
    edits: "drop the resource",
    path: "cidrBlock",
  },
  "vpc-default-sg": {
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    edits: "drop the resource",
    path: "cidrBlock",
  },
  "vpc-endpoints": {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    name: "prod-network-endpoint-s3",
    edits: "drop the resource",
    path: "vpcConfig.subnetIds",
  },
  "kms-rotation": {
    type: "aws:kms/key:Key",
    edits: [{ set: "enableKeyRotation", to: false }],
    path: "enableKeyRotation",
  },
  "eks-version": {
    ...CLUSTER,
    edits: [{ set: "upgradePolicy.supportType", to: "FOREVER" }],
    path: "upgradePolicy.supportType",
  },
  "eks-access": {
    ...CLUSTER,
    edits: [{ set: "accessConfig.authenticationMode", to: "API_AND_CONFIG_MAP" }],
    path: "accessConfig.authenticationMode",
  },
  "eks-nodes": {
    ...TEMPLATE,
    edits: [{ set: "metadataOptions.httpTokens", to: "optional" }],
    path: "metadataOptions.httpTokens",
  },
  "eks-node-bounds": {
    ...BATCH,
    edits: [{ remove: "capacityType" }],
    path: "capacityType",
  },
  "eks-node-os": {
    ...BATCH,
    edits: [{ set: "amiType", to: "AL2_ARM_64" }],
    path: "amiType",
  },
  "eks-addons": {
    ...NETWORK_ADDON,
    edits: [{ remove: "configurationValues" }],
    path: "configurationValues",
  },
  "eks-irsa-trust": {
    type: "aws:iam/role:Role",
    name: "added",
    isNew: true,
    edits: [TAGS, { set: "assumeRolePolicy", to: JSON.stringify(WILDCARD_TRUST) }],
    path: `assumeRolePolicy.Statement[0].Condition.StringLike["${ISSUER}:sub"]`,
  },
  "eks-role-per-workload": {
    type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    name: "added",
    isNew: true,
    edits: [
      TAGS,
      { set: "namespace", to: "orders" },
      { set: "serviceAccount", to: "orders" },
      { set: "roleArn", to: UNKNOWN, from: ["prod-cluster-vpc-cni-role"] },
    ],
    path: "roleArn",
  },
  "eks-runtime-monitoring": {
    type: "aws:guardduty/detector:Detector",
    edits: "drop the resource",
    path: "name",
  },
  "eks-cluster-security-group": {
    ...TEMPLATE,
    edits: [{ set: "vpcSecurityGroupIds", to: [UNKNOWN], from: ["prod-network-endpoints"] }],
    path: "vpcSecurityGroupIds",
  },
  "eks-prefix-delegation": {
    type: "aws:eks/nodeGroup:NodeGroup",
    name: "prod-general-node-group",
    edits: [{ set: "instanceTypes", to: ["m7g.large", "m7g.16xlarge"] }],
    also: networkAddon({ ENABLE_PREFIX_DELEGATION: "true" }),
    path: "instanceTypes[1]",
  },
  "eks-pod-security-groups": {
    ...networkAddon({ ENABLE_POD_ENI: "true" }),
    path: "configurationValues",
  },
  "as-target-exists": {
    ...SCALER,
    edits: [{ set: "spec.scaleTargetRef.apiVersion", to: "batch/v1" }],
    path: "spec.scaleTargetRef.apiVersion",
  },
  "as-static-replicas": {
    ...ORDERS,
    edits: [{ set: "spec.replicas", to: 3 }],
    path: "spec.replicas",
  },
  "as-single-owner": {
    type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata.namespace", to: "orders" },
      {
        set: "spec.scaleTargetRef",
        to: { apiVersion: "apps/v1", kind: "Deployment", name: "orders" },
      },
      { set: "spec.minReplicas", to: 2 },
      { set: "spec.maxReplicas", to: 3 },
      { set: "spec.metrics", to: [{ type: "External" }] },
    ],
    path: "spec.scaleTargetRef",
  },
  "as-karpenter": {
    type: "kubernetes:karpenter.sh/v1:NodePool",
    name: "added",
    isNew: true,
    edits: [
      { set: "spec.limits.cpu", to: "100" },
      { set: "spec.disruption.budgets", to: [{ nodes: "10%" }] },
      { set: "spec.template.spec.expireAfter", to: "336h" },
    ],
    path: "spec.limits.memory",
  },
  "as-karpenter-placement": {
    ...RELEASE,
    edits: [
      { set: "chart", to: "karpenter" },
      { set: "values", to: { replicas: 1, settings: { interruptionQueue: "queue" } } },
    ],
    path: "values.replicas",
  },
  "as-karpenter-interruption": {
    ...RELEASE,
    edits: [{ set: "chart", to: "karpenter" }],
    path: "values.settings.interruptionQueue",
  },
  "as-spot-diversity": {
    ...BATCH,
    edits: [{ set: "instanceTypes", to: ["m7g.xlarge"] }],
    path: "instanceTypes",
  },
  "as-cluster-autoscaler": {
    ...RELEASE,
    edits: [{ set: "chart", to: "cluster-autoscaler" }],
    // Volumes of the stack are zonal, and each of its groups has three zones.
    path: "subnetIds",
  },
  ...MESH_TRIPS,
  ...MESH_TRAFFIC_TRIPS,
  ...ACCESS_AND_DATA_TRIPS,
  ...COST_AND_PROTECTION_TRIPS,
  ...AUTOSCALING_TRIPS,
  ...WORKLOAD_TRIPS,
};

describe.each(SHIPPED_STACKS)("the policy pack on the %s stack", (stack) => {
  it("has no finding of any level", async () => {
    expect(checkPlan(await shippedPlan(stack)).findings).toEqual([]);
  });

  it("leaves nothing unevaluated beyond the committed list", async () => {
    const { notEvaluated } = checkPlan(await shippedPlan(stack));
    const open = notEvaluated.map(({ rule, resource, reason }) => ({
      rule,
      resource: resource.name,
      reason,
    }));
    const listed = NOT_EVALUATED[stack].map(({ rule, resource, reason }) => ({
      rule,
      resource,
      reason,
    }));
    expect(open).toEqual(listed);
  });
});

describe("a careless edit of the prod stack", () => {
  it("is listed for every rule", () => {
    expect(Object.keys(TRIPS).sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it.each(Object.entries(TRIPS))("trips exactly %s", async (rule, trip) => {
    const { path, also, alongside = [], settings = {}, ...mutation } = trip;
    const mutations = also === undefined ? [mutation] : [mutation, also];
    const plan = mutatePlan(await shippedPlan("prod"), ...mutations);
    const { findings } = checkPlan(plan, { settings });
    expect(new Set(findings.map((finding) => `${finding.rule} at ${finding.path}`))).toEqual(
      new Set([rule, ...alongside].map((id) => `${id} at ${path}`)),
    );
  });
});
