import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { provesRow } from "../../support/proves";
import { dependencyNames, planGraph } from "./plan-graph";
import { planNodePool } from "./plan-node-pool";

const GROUP = "aws:eks/nodeGroup:NodeGroup";

describe("NodePool", () => {
  it("declares exactly these children", async () => {
    expect((await planNodePool({ sessionManager: true })).inventory).toEqual([
      "aws:ec2/launchTemplate:LaunchTemplate dev-general-launch-template",
      "aws:eks/nodeGroup:NodeGroup dev-general-node-group",
      "aws:iam/role:Role dev-general-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-general-policy-image-pull",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-general-policy-session-manager",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-general-policy-worker-node",
    ]);
  });

  it("declares the same in a preview as in an update", async () => {
    expect((await planNodePool({}, true)).inventory).toEqual((await planNodePool()).inventory);
  });

  it("passes the plan on to the group", async () => {
    const recording = await planNodePool({
      capacityType: "spot",
      scheduling: {
        labels: { pool: "batch" },
        taints: [{ key: "batch", value: "true", effect: "NoSchedule" }],
      },
    });
    expect(recording.only(GROUP).inputs).toMatchObject({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      nodeGroupName: expect.stringMatching(/^dev-general-[0-9a-f]{6}$/),
      nodeRoleArn: "arn:aws:test:::dev-general-role",
      subnetIds: ["subnet-a", "subnet-b"],
      version: "1.35",
      amiType: "BOTTLEROCKET_ARM_64",
      capacityType: "SPOT",
      instanceTypes: ["m7g.large"],
      scalingConfig: { minSize: 2, maxSize: 6, desiredSize: 2 },
      labels: { pool: "batch" },
      taints: [{ key: "batch", value: "true", effect: "NO_SCHEDULE" }],
    });
  });

  it("updates a third of its nodes at a time [KO-6]", async () => {
    const group = (await planNodePool()).only(GROUP);
    provesRow("KO-6", group, "updateConfig.maxUnavailablePercentage", 33);
  });

  it("repairs nodes that stay unhealthy [AUT-2] [AUT-3]", async () => {
    const group = (await planNodePool()).only(GROUP);
    provesRow(["AUT-2", "AUT-3"], group, "nodeRepairConfig.enabled", true);
  });

  it("takes the cluster as a component, a contract or a name", async () => {
    const contract = { clusterName: pulumi.output("shared") };
    expect((await planNodePool({ cluster: contract })).only(GROUP).inputs.clusterName).toBe(
      "shared",
    );
  });

  it("starts no node before the network, proxy and identity add-ons are installed", async () => {
    const resource = await planGraph();
    expect(dependencyNames(resource("dev-general-node-group"))).toEqual([
      "dev-cluster-eks-pod-identity-agent",
      "dev-cluster-kube-proxy",
      "dev-cluster-vpc-cni",
      "dev-general-launch-template",
      "dev-general-policy-image-pull",
      "dev-general-policy-worker-node",
      "dev-general-role",
    ]);
  });

  it("leaves the number of nodes to the autoscaler after creation", async () => {
    const resource = await planGraph();
    expect(resource("dev-general-node-group").ignoreChanges).toEqual(["scalingConfig.desiredSize"]);
  });

  it("applies the caller's adjustment", async () => {
    const recording = await planNodePool({
      transform: { nodeGroup: { releaseVersion: "1.49.0-0123abcd" } },
    });
    expect(recording.only(GROUP).inputs.releaseVersion).toBe("1.49.0-0123abcd");
  });

  it("names the pool in its errors", async () => {
    await expect(planNodePool({ size: { min: 3, max: 1 } })).rejects.toThrow(
      'node pool "dev-general"',
    );
  });
});
