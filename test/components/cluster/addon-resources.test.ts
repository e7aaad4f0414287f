import { describe, expect, it } from "vitest";
import { provesRow } from "../../support/proves";
import { planCluster } from "./plan-cluster";
import { dependencyNames, planGraph } from "./plan-graph";

const ADDON = "aws:eks/addon:Addon";

describe("createAddons", () => {
  it("has the CNI enforce network policies", async () => {
    expect((await planCluster()).only(ADDON, "dev-cluster-vpc-cni").inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      addonName: "vpc-cni",
      configurationValues: '{"enableNetworkPolicy":"true"}',
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      tags: { Name: "dev-cluster-vpc-cni" },
    });
  });

  it("installs the driver of persistent volumes [KI-4]", async () => {
    const driver = (await planCluster()).only(ADDON, "dev-cluster-aws-ebs-csi-driver");
    provesRow("KI-4", driver, "addonName", "aws-ebs-csi-driver");
  });

  it("pins the version that it is given", async () => {
    const recording = await planCluster({ addons: { coredns: { version: "v1.13.2-eksbuild.1" } } });
    expect(recording.only(ADDON, "dev-cluster-coredns").inputs.addonVersion).toBe(
      "v1.13.2-eksbuild.1",
    );
  });

  it("gives the CNI a role of its own through Pod Identity [SV-1] [ASE-2]", async () => {
    const association = (await planCluster()).only(
      "aws:eks/podIdentityAssociation:PodIdentityAssociation",
      "dev-cluster-vpc-cni-identity",
    );
    const roleArn = "arn:aws:test:::dev-cluster-vpc-cni-role";
    provesRow(["SV-1", "ASE-2"], association, "roleArn", roleArn);
    expect(association.inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      namespace: "kube-system",
      serviceAccount: "aws-node",
      roleArn,
    });
  });

  it("installs the CNI after its credentials", async () => {
    const resource = await planGraph();
    expect(dependencyNames(resource("dev-cluster-vpc-cni"))).toEqual([
      "dev-cluster-control-plane",
      "dev-cluster-vpc-cni-identity",
    ]);
  });
});
