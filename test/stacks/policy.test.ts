import { describe, expect, it } from "vitest";
import { checkPlan } from "../../policy/check/check-plan";
import { RULES } from "../../policy/rules";
import { type Mutation, mutatePlan } from "../support/mutate-plan";
import { SHIPPED_STACKS, shippedPlan } from "../support/shipped-stacks";
import { NOT_EVALUATED } from "./not-evaluated";

interface Trip extends Mutation {
  /** Where the finding points. */
  readonly path: string;
}

const CONTAINER = "spec.template.spec.containers[0]";
const ORDERS = { type: "kubernetes:apps/v1:Deployment", name: "prod-orders-deployment" } as const;
const CLUSTER = { type: "aws:eks/cluster:Cluster" } as const;

/** For each rule an edit of the shipped prod plan that it stands against. */
const TRIPS: Readonly<Record<string, Trip>> = {
  "pss-privileged": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.securityContext.privileged`, to: true }],
    path: `${CONTAINER}.securityContext.privileged`,
  },
  "pss-host-namespaces": {
    ...ORDERS,
    edits: [{ set: "spec.template.spec.hostNetwork", to: true }],
    path: "spec.template.spec.hostNetwork",
  },
  "pss-run-as-non-root": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.securityContext.runAsNonRoot`, to: false }],
    path: `${CONTAINER}.securityContext.runAsNonRoot`,
  },
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
    edits: [{ set: "spec.mtls.mode", to: "PERMISSIVE" }],
    path: "spec.mtls.mode",
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
  "sg-admin-ingress": {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    edits: [
      { set: "cidrIpv4", to: "0.0.0.0/0" },
      { set: "fromPort", to: 22 },
    ],
    path: "cidrIpv4",
  },
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

  it.each(Object.entries(TRIPS))("trips exactly %s", async (rule, { path, ...mutation }) => {
    const { findings } = checkPlan(mutatePlan(await shippedPlan("prod"), mutation));
    expect(new Set(findings.map((finding) => `${finding.rule} at ${finding.path}`))).toEqual(
      new Set([`${rule} at ${path}`]),
    );
  });
});
