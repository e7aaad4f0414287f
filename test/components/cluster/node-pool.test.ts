import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { provesRow } from "../../support/proves";
import { dependencyNames, planGraph } from "./plan-graph";
import { planNodePool } from "./plan-node-pool";

/** What a node needs in order to become ready. */
const BEFORE_NODES = [
  "dev-cluster-control-plane",
  "dev-cluster-eks-pod-identity-agent",
  "dev-cluster-kube-proxy",
  "dev-cluster-vpc-cni",
] as const;

const GROUP = "aws:eks/nodeGroup:NodeGroup";

describe("NodePool", () => {
  it("declares exactly these children", async () => {
    expect((await planNodePool({ machine: { sessionManager: true } })).inventory).toEqual([
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
      purchase: { kind: "spot" },
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

  it("starts no node before the network, proxy and identity add-ons are installed [row 53]", async () => {
    const resource = await planGraph();
    expect(dependencyNames(resource("dev-general-node-group"))).toEqual([
      ...BEFORE_NODES,
      "dev-general-launch-template",
      "dev-general-policy-image-pull",
      "dev-general-policy-worker-node",
      "dev-general-role",
    ]);
    for (const name of ["dev-own-launch-template", "dev-own-group", "dev-jobs-profile"]) {
      expect(dependencyNames(resource(name))).toEqual(expect.arrayContaining([...BEFORE_NODES]));
    }
  });

  it("does not start a node of one's own before its role may join", async () => {
    const resource = await planGraph();
    expect(dependencyNames(resource("dev-own-group"))).toContain("dev-own-access");
  });

  it("leaves the number of nodes to the autoscaler, and the subnets as they were [row 37]", async () => {
    const resource = await planGraph();
    expect(resource("dev-general-node-group").ignoreChanges).toEqual([
      "scalingConfig.desiredSize",
      "subnetIds",
    ]);
  });

  it("has its group replaced by no subnet that is added", async () => {
    const subnets = async (subnetIds: readonly string[]) =>
      (await planNodePool({ subnetIds })).only(GROUP).inputs;
    const { subnetIds: _three, ...three } = await subnets(["subnet-a", "subnet-b", "subnet-c"]);
    const { subnetIds: _two, ...two } = await subnets(["subnet-a", "subnet-b"]);
    expect(three).toEqual(two);
  });

  it("keeps the number of nodes that the program owns", async () => {
    const owned = await planNodePool({
      size: { min: 1, max: 4, desired: 3 },
      operation: { sizeOwner: "program" },
    });
    expect(owned.only(GROUP).inputs.scalingConfig).toEqual({
      minSize: 1,
      maxSize: 4,
      desiredSize: 3,
    });
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
