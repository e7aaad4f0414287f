import { describe, expect, it } from "vitest";
import {
  ADDON_NAMES,
  addonVersionRules,
  planAddons,
} from "../../../../components/cluster/pure/addons";
import type { AwsLocation } from "../../../../components/core/pure/aws-location";
import { findProblems } from "../../../../components/core/pure/validate";

const aws: AwsLocation = {
  accountId: "111122223333",
  region: "eu-central-1",
  partition: "aws",
};
const addons = planAddons("dev-cluster", aws, { "vpc-cni": "v1.21.1-eksbuild.3" });
const byName = new Map(addons.map((addon) => [addon.addonName, addon]));

describe("planAddons", () => {
  it("installs what a node needs before there are nodes", () => {
    const early = addons.filter(({ phase }) => phase === "before-nodes");
    expect(early.map(({ addonName }) => addonName)).toEqual([
      "vpc-cni",
      "kube-proxy",
      "eks-pod-identity-agent",
    ]);
  });

  it("makes the CNI enforce network policies", () => {
    expect(byName.get("vpc-cni")?.configurationValues).toBe('{"enableNetworkPolicy":"true"}');
  });

  it("scales CoreDNS with the cluster", () => {
    expect(byName.get("coredns")?.configurationValues).toBe('{"autoScaling":{"enabled":true}}');
  });

  it("pins the versions that are given and leaves the rest to EKS", () => {
    expect(addons.filter(({ version }) => version !== undefined)).toEqual([
      expect.objectContaining({ addonName: "vpc-cni", version: "v1.21.1-eksbuild.3" }),
    ]);
  });

  it("gives roles only to the add-ons that call AWS", () => {
    const roles = addons.flatMap(({ identity }) =>
      identity === undefined ? [] : [[identity.serviceAccount, identity.role.policyArns]],
    );
    expect(Object.fromEntries(roles)).toEqual({
      "aws-node": { addon: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy" },
      "ebs-csi-controller-sa": { addon: "arn:aws:iam::aws:policy/AmazonEBSCSIDriverPolicyV2" },
    });
  });

  it("binds a role to the one service account of the one cluster", () => {
    const trust = byName.get("vpc-cni")?.identity?.role.trustPolicy ?? "{}";
    expect(JSON.parse(trust).Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: {
            "aws:RequestTag/eks-cluster-arn":
              "arn:aws:eks:eu-central-1:111122223333:cluster/dev-cluster",
            "aws:RequestTag/kubernetes-namespace": "kube-system",
            "aws:RequestTag/kubernetes-service-account": "aws-node",
          },
        },
      },
    ]);
  });
});

describe("addonVersionRules", () => {
  it("accepts a version as EKS lists it", () => {
    expect(findProblems(addonVersionRules({ coredns: "v1.13.2-eksbuild.1" }))).toEqual([]);
  });

  it("refuses a version of the upstream project", () => {
    expect(findProblems(addonVersionRules({ coredns: "1.13.2" }))).toEqual([
      'addonVersions.coredns: is not the version of an EKS add-on, got "1.13.2"; write it as EKS lists it: "v1.21.1-eksbuild.3"',
    ]);
  });

  it("refuses an add-on that the cluster does not have", () => {
    const versions = { coredns: "v1.13.2-eksbuild.1", calico: "v1.0.0-eksbuild.1" };
    expect(findProblems(addonVersionRules(versions))).toEqual([
      `addonVersions.calico: is not an add-on of the cluster, got "calico"; choose from ${ADDON_NAMES.join(", ")}`,
    ]);
  });
});
