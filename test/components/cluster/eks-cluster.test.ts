import { describe, expect, it } from "vitest";
import { EksCluster } from "../../../components/cluster";
import { record, valueOf } from "../../support/mocks";
import { clusterArgs, planCluster } from "./plan-cluster";

describe("EksCluster", () => {
  it("declares exactly these children", async () => {
    expect((await planCluster()).inventory).toEqual([
      "aws:cloudwatch/logGroup:LogGroup dev-cluster-log-group",
      "aws:eks/accessEntry:AccessEntry dev-cluster-admin-platform",
      "aws:eks/accessPolicyAssociation:AccessPolicyAssociation dev-cluster-admin-platform-policy",
      "aws:eks/addon:Addon dev-cluster-aws-ebs-csi-driver",
      "aws:eks/addon:Addon dev-cluster-coredns",
      "aws:eks/addon:Addon dev-cluster-eks-node-monitoring-agent",
      "aws:eks/addon:Addon dev-cluster-eks-pod-identity-agent",
      "aws:eks/addon:Addon dev-cluster-kube-proxy",
      "aws:eks/addon:Addon dev-cluster-metrics-server",
      "aws:eks/addon:Addon dev-cluster-vpc-cni",
      "aws:eks/cluster:Cluster dev-cluster-control-plane",
      "aws:eks/podIdentityAssociation:PodIdentityAssociation dev-cluster-aws-ebs-csi-driver-identity",
      "aws:eks/podIdentityAssociation:PodIdentityAssociation dev-cluster-vpc-cni-identity",
      "aws:iam/role:Role dev-cluster-aws-ebs-csi-driver-role",
      "aws:iam/role:Role dev-cluster-control-plane-role",
      "aws:iam/role:Role dev-cluster-vpc-cni-role",
      "aws:iam/rolePolicy:RolePolicy dev-cluster-control-plane-key-use",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-cluster-aws-ebs-csi-driver-policy-addon",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-cluster-control-plane-policy-cluster",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-cluster-vpc-cni-policy-addon",
      "aws:kms/alias:Alias dev-cluster-key-alias",
      "aws:kms/key:Key dev-cluster-key",
    ]);
  });

  it("declares the same in a preview as in an update", async () => {
    expect((await planCluster({}, true)).inventory).toEqual((await planCluster()).inventory);
  });

  it("offers its name, and with it the dependency on what nodes need", async () => {
    const clusters: EksCluster[] = [];
    await record(() => clusters.push(new EksCluster("dev-cluster", clusterArgs)));
    expect(await valueOf(clusters[0]?.clusterName)).toBe("dev-cluster");
  });

  it("offers a kubeconfig that names the cluster and its region", async () => {
    const clusters: EksCluster[] = [];
    await record(() => clusters.push(new EksCluster("dev-cluster", clusterArgs)));
    const kubeconfig = JSON.parse((await valueOf(clusters[0]?.kubeconfig)) ?? "{}");
    expect(kubeconfig.users[0].user.exec.args).toEqual(
      expect.arrayContaining(["--region", "eu-central-1", "--cluster-name", "dev-cluster"]),
    );
  });

  it("names the cluster in its errors", async () => {
    await expect(planCluster({ adminRoleArns: {} })).rejects.toThrow('cluster "dev-cluster"');
  });
});
