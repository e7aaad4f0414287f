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

  it("makes no key where one is given, and encrypts with that one", async () => {
    const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const recording = await planCluster({ secretsKey: { kind: "given", keyArn } });
    expect(recording.inventory.filter((line) => line.includes("kms"))).toEqual([]);
    expect(recording.only("aws:eks/cluster:Cluster").inputs.encryptionConfig).toEqual({
      resources: ["secrets"],
      provider: { keyArn },
    });
    expect(recording.only("aws:cloudwatch/logGroup:LogGroup").inputs.kmsKeyId).toBe(keyArn);
  });

  it.each([true, false])("leaves machines and add-ons to Auto Mode (preview: %s)", async (mode) => {
    const recording = await planCluster({ compute: { kind: "auto" } }, mode);
    expect(recording.inventory.filter((line) => /eks\/addon|auto-node/.test(line))).toEqual([
      "aws:eks/addon:Addon dev-cluster-metrics-server",
      "aws:iam/role:Role dev-cluster-auto-node-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-cluster-auto-node-policy-image-pull",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-cluster-auto-node-policy-worker-node",
    ]);
    expect(recording.only("aws:eks/cluster:Cluster").inputs).toMatchObject({
      computeConfig: { enabled: true, nodePools: ["general-purpose", "system"] },
      storageConfig: { blockStorage: { enabled: true } },
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
    });
  });

  it("offers the name of an Auto Mode cluster, which needs no add-on first", async () => {
    const clusters: EksCluster[] = [];
    const args = { ...clusterArgs, compute: { kind: "auto" } } as const;
    await record(() => clusters.push(new EksCluster("dev-cluster", args)));
    expect(await valueOf(clusters[0]?.clusterName)).toBe("dev-cluster");
  });

  it("gives the CNI of an IPv6 cluster its own policy", async () => {
    const recording = await planCluster({ addressing: { family: "ipv6" } });
    const policy = recording.only(
      "aws:iam/rolePolicy:RolePolicy",
      "dev-cluster-vpc-cni-policy-own",
    );
    expect(policy.inputs).toMatchObject({ name: "addon", role: "dev-cluster-vpc-cni" });
    expect(recording.only("aws:eks/cluster:Cluster").inputs.kubernetesNetworkConfig).toEqual({
      ipFamily: "ipv6",
    });
  });

  it("keeps an old minor supported where asked, and books a control plane", async () => {
    const operation = { support: "extended", tier: "tier-2xl" } as const;
    expect((await planCluster({ operation })).only("aws:eks/cluster:Cluster").inputs).toMatchObject(
      {
        upgradePolicy: { supportType: "EXTENDED" },
        controlPlaneScalingConfig: { tier: "tier-2xl" },
        deletionProtection: true,
      },
    );
  });

  it("admits machines outside AWS and their pods to the API", async () => {
    const remoteNetworks = { nodeCidrs: ["10.80.0.0/16"], podCidrs: ["10.85.0.0/16"] } as const;
    const recording = await planCluster({ operation: { remoteNetworks } });
    expect(recording.inventory.filter((line) => line.includes("Ingress"))).toEqual([
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule dev-cluster-api-from-10.80.0.0-16",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule dev-cluster-api-from-10.85.0.0-16",
    ]);
  });

  it("gives pods the subnets of their zone", async () => {
    const podSubnets = { kind: "custom", subnetIds: { a: "subnet-1", b: "subnet-2" } } as const;
    const recording = await planCluster({ compute: { kind: "pools", networking: { podSubnets } } });
    const { inputs } = recording.only("aws:eks/addon:Addon", "dev-cluster-vpc-cni");
    expect(JSON.parse(String(inputs.configurationValues)).eniConfig).toEqual({
      create: true,
      region: "eu-central-1",
      subnets: { "eu-central-1a": { id: "subnet-1" }, "eu-central-1b": { id: "subnet-2" } },
    });
  });

  it("names the cluster in its errors", async () => {
    await expect(planCluster({ adminRoleArns: {} })).rejects.toThrow('cluster "dev-cluster"');
  });
});
