import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { provesRow } from "../../support/proves";
import { planCluster } from "./plan-cluster";
import { dependencyNames, planGraph } from "./plan-graph";

const CLUSTER = "aws:eks/cluster:Cluster";

describe("createControlPlane", () => {
  it("declares a closed cluster by default", async () => {
    expect((await planCluster()).only(CLUSTER).inputs).toEqual({
      region: "eu-central-1",
      name: "dev-cluster",
      version: "1.35",
      roleArn: "arn:aws:test:::dev-cluster-control-plane-role",
      vpcConfig: {
        subnetIds: ["subnet-a", "subnet-b"],
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
      },
      encryptionConfig: {
        resources: ["secrets"],
        provider: { keyArn: "arn:aws:test:::dev-cluster-key" },
      },
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      accessConfig: {
        authenticationMode: "API",
        bootstrapClusterCreatorAdminPermissions: false,
      },
      bootstrapSelfManagedAddons: false,
      upgradePolicy: { supportType: "STANDARD" },
      zonalShiftConfig: { enabled: true },
      deletionProtection: true,
      tags: { Name: "dev-cluster" },
    });
  });

  it("ships the audit log [SV-6]", async () => {
    const cluster = (await planCluster({ logging: { types: ["audit"] } })).only(CLUSTER);
    provesRow("SV-6", cluster, "enabledClusterLogTypes", ["audit"]);
  });

  it("keeps the control plane's logs encrypted and as long as asked [LOG-4]", async () => {
    const recording = await planCluster({ logging: { retentionDays: 365 } });
    const logGroup = recording.only("aws:cloudwatch/logGroup:LogGroup");
    provesRow("LOG-4", logGroup, "retentionInDays", 365);
    expect(logGroup.inputs).toEqual({
      region: "eu-central-1",
      name: "/aws/eks/dev-cluster/cluster",
      retentionInDays: 365,
      kmsKeyId: "arn:aws:test:::dev-cluster-key",
    });
  });

  it("opens the public endpoint to the named ranges only", async () => {
    const recording = await planCluster({
      endpointAccess: { public: true, allowedCidrs: ["203.0.113.0/24"] },
    });
    expect(recording.only(CLUSTER).inputs.vpcConfig).toEqual({
      subnetIds: ["subnet-a", "subnet-b"],
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: ["203.0.113.0/24"],
    });
  });

  it("packs nodes when asked to [WL-4] [KO-1]", async () => {
    const cluster = (await planCluster({ operation: { podPlacement: "pack" } })).only(CLUSTER);
    const strategy = "kubeSchedulerConfig.nodeResourcesFit.scoringStrategy";
    provesRow(["WL-4", "KO-1"], cluster, `${strategy}.type`, "MostAllocated");
    provesRow("KO-1", cluster, `${strategy}.resources`, [
      { name: "cpu", weight: 1 },
      { name: "memory", weight: 1 },
    ]);
  });

  it("lets traffic leave an impaired zone [KO-3]", async () => {
    provesRow("KO-3", (await planCluster()).only(CLUSTER), "zonalShiftConfig.enabled", true);
  });

  it("takes subnets that another stack will tell", async () => {
    const subnetIds = pulumi.output(["subnet-x", "subnet-y"]);
    expect((await planCluster({ subnetIds })).only(CLUSTER).inputs.vpcConfig).toMatchObject({
      subnetIds: ["subnet-x", "subnet-y"],
    });
  });

  it("lets the control plane use the key of its secrets", async () => {
    const { inputs } = (await planCluster()).only("aws:iam/rolePolicy:RolePolicy");
    expect(inputs).toMatchObject({
      role: "dev-cluster-control-plane",
      policy: expect.stringContaining('"Resource":"arn:aws:test:::dev-cluster-key"'),
    });
  });

  it("opens the endpoint of an IPv6 cluster to ranges of both families", async () => {
    const allowedCidrs = ["203.0.113.0/24", "2001:db8:1200::/48"];
    const recording = await planCluster({
      addressing: { family: "ipv6" },
      endpointAccess: { public: true, allowedCidrs },
    });
    expect(recording.only(CLUSTER).inputs.vpcConfig).toEqual({
      subnetIds: ["subnet-a", "subnet-b"],
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: allowedCidrs,
    });
  });

  it("refuses an IPv6 range for the endpoint of an IPv4 cluster", async () => {
    const endpointAccess = { public: true, allowedCidrs: ["2001:db8:1200::/48"] } as const;
    await expect(planCluster({ endpointAccess })).rejects.toThrow(
      "endpointAccess.allowedCidrs[0]: is an IPv6 range",
    );
  });

  it("waits for the log group, the key and the role's policies", async () => {
    const resource = await planGraph();
    expect(dependencyNames(resource("dev-cluster-control-plane"))).toEqual([
      "dev-cluster-control-plane-key-use",
      "dev-cluster-control-plane-policy-cluster",
      "dev-cluster-control-plane-role",
      "dev-cluster-key",
      "dev-cluster-log-group",
    ]);
  });

  // A zone that the network gains later is none that EKS would take.
  it("keeps what EKS reads at creation only, and its subnets", async () => {
    const resource = await planGraph();
    expect(resource("dev-cluster-control-plane").ignoreChanges).toEqual([
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
      "vpcConfig.subnetIds",
    ]);
  });

  it("applies the caller's adjustment", async () => {
    const recording = await planCluster({
      transform: { cluster: { upgradePolicy: { supportType: "EXTENDED" } } },
    });
    expect(recording.only(CLUSTER).inputs.upgradePolicy).toEqual({ supportType: "EXTENDED" });
  });
});
