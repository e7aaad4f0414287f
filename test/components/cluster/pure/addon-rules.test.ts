import { describe, expect, it } from "vitest";
import { addonRules } from "../../../../components/cluster/pure/addon-rules";
import type { AddonSettings } from "../../../../components/cluster/pure/addons";
import type { ClusterCompute } from "../../../../components/cluster/pure/cluster-settings";
import { findProblems } from "../../../../components/core/pure/validate";

const problemsOf = (addons: AddonSettings, compute: ClusterCompute = { kind: "pools" }) =>
  findProblems(addonRules(addons, compute));

describe("addonRules", () => {
  it("accept versions as EKS lists them, further add-ons and ours switched off", () => {
    const addons: AddonSettings = {
      coredns: { version: "v1.13.2-eksbuild.1" },
      "aws-efs-csi-driver": {},
      "metrics-server": "off",
    };
    expect(problemsOf(addons)).toEqual([]);
  });

  it.each<[string, AddonSettings, string]>([
    [
      "a version of the upstream project",
      { coredns: { version: "1.13.2" } },
      'addons.coredns.version: is not the version of an EKS add-on, got "1.13.2"; write it as EKS lists it: "v1.21.1-eksbuild.3"',
    ],
    [
      "nodes without a network",
      { "vpc-cni": "off" },
      'addons.vpc-cni: cannot be off, because no node becomes ready without it, got "off"; leave it out, or change its configuration',
    ],
    [
      "what is not a name",
      { "EFS driver": {} },
      'addons.EFS driver: is not the name of an add-on, got "EFS driver"; name it as EKS does; every cluster has vpc-cni, kube-proxy, eks-pod-identity-agent, coredns, metrics-server, aws-ebs-csi-driver, eks-node-monitoring-agent',
    ],
    [
      "a policy by its ARN",
      {
        "aws-efs-csi-driver": {
          identity: { serviceAccount: "efs", policy: "arn:aws:iam::aws:policy/Efs" },
        },
      },
      'addons.aws-efs-csi-driver.identity.policy: is an ARN, got "arn:aws:iam::aws:policy/Efs"; write the path of a policy that AWS maintains: "service-role/AmazonEFSCSIDriverPolicy"',
    ],
  ])("refuse %s", (_case, addons, problem) => {
    expect(problemsOf(addons)).toEqual([problem]);
  });

  it("let Auto Mode do without the add-ons that it replaces", () => {
    expect(problemsOf({ "vpc-cni": "off" }, { kind: "auto" })).toEqual([]);
  });
});
