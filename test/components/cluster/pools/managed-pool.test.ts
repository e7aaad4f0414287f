import { describe, expect, it } from "vitest";
import { NodePool } from "../../../../components/cluster";
import { record } from "../../../support/mocks";
import { clusterContract, planNodePool } from "../plan-node-pool";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const TAG = "aws:autoscaling/tag:Tag";

describe("createManagedPool", () => {
  it("is as EKS makes a group unless told otherwise [row 19]", async () => {
    expect((await planNodePool()).only(GROUP).inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      nodeGroupName: expect.stringMatching(/^dev-general-[0-9a-f]{6}$/),
      nodeRoleArn: "arn:aws:test:::dev-general-role",
      subnetIds: ["subnet-a", "subnet-b"],
      version: "1.35",
      amiType: "BOTTLEROCKET_ARM_64",
      capacityType: "ON_DEMAND",
      instanceTypes: ["m7g.large"],
      launchTemplate: { id: "dev-general-launch-template-id", version: "undefined" },
      scalingConfig: { minSize: 2, maxSize: 6, desiredSize: 2 },
      updateConfig: { maxUnavailablePercentage: 33 },
      nodeRepairConfig: { enabled: true },
      labels: {},
      taints: [],
      tags: { Name: "dev-general" },
    });
  });

  it("passes updates, repairs and a warm pool on [row 20] [row 21] [row 33]", async () => {
    const { inputs } = (
      await planNodePool({
        image: { os: "al2023" },
        operation: {
          update: { count: 1 },
          strategy: "minimal",
          repair: { stopAbove: { percent: 20 } },
          warmPool: { state: "running", min: 1, reuseOnScaleIn: true },
        },
      })
    ).only(GROUP);
    expect(inputs).toMatchObject({
      updateConfig: { maxUnavailable: 1, updateStrategy: "MINIMAL" },
      nodeRepairConfig: { enabled: true, maxUnhealthyNodeThresholdPercentage: 20 },
      warmPoolConfig: { poolState: "RUNNING", minSize: 1, reuseOnScaleIn: true },
    });
  });

  it("stays on a release, or boots the newest image [row 30]", async () => {
    const pinned = await planNodePool({ image: { os: "al2023", release: "1.35.0-20261101" } });
    expect(pinned.only(GROUP).inputs.releaseVersion).toBe("1.35.0-20261101");
    expect((await planNodePool()).only(GROUP).inputs).not.toHaveProperty("releaseVersion");
  });

  it("boots every system and variant [row 29]", async () => {
    const windows = await planNodePool({
      instanceTypes: ["m7i.large"],
      image: { os: "windows-2025" },
    });
    expect(windows.only(GROUP).inputs.amiType).toBe("WINDOWS_CORE_2025_x86_64");
    const fips = await planNodePool({ image: { variant: "fips" } });
    expect(fips.only(GROUP).inputs.amiType).toBe("BOTTLEROCKET_ARM_64_FIPS");
    const neuron = await planNodePool({
      instanceTypes: ["inf2.xlarge"],
      image: { os: "al2023", variant: "neuron" },
    });
    expect(neuron.only(GROUP).inputs.amiType).toBe("AL2023_x86_64_NEURON");
  });

  it("tells an image of one's own how to join", async () => {
    const recording = await record(
      () =>
        new NodePool("dev-own", {
          aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
          cluster: clusterContract,
          subnetIds: ["subnet-a"],
          instanceTypes: ["m7g.large"],
          size: { min: 1, max: 2 },
          image: { os: "al2023", amiId: "ami-1" },
          scheduling: { labels: { pool: "own" } },
        }),
    );
    const { inputs } = recording.only(TEMPLATE);
    expect(inputs.imageId).toBe("ami-1");
    const text = Buffer.from(String(inputs.userData), "base64").toString();
    expect(text).toContain("    name: dev-cluster\n");
    expect(text).toContain("      - --node-labels=pool=own\n");
    const group = recording.only(GROUP).inputs;
    expect(Object.keys(group)).not.toEqual(
      expect.arrayContaining(["amiType", "version", "releaseVersion"]),
    );
  });

  it("starts in a reservation, or keeps out of those that are open [row 36]", async () => {
    const reserved = await planNodePool({
      purchase: { kind: "on-demand", reservation: { reservationId: "cr-1" } },
    });
    expect(reserved.only(TEMPLATE).inputs.capacityReservationSpecification).toEqual({
      capacityReservationTarget: { capacityReservationId: "cr-1" },
    });
    const none = await planNodePool({ purchase: { kind: "on-demand", reservation: "none" } });
    expect(none.only(TEMPLATE).inputs.capacityReservationSpecification).toEqual({
      capacityReservationPreference: "none",
    });
    const group = await planNodePool({
      purchase: { kind: "on-demand", reservation: { resourceGroupArn: "arn:aws:test:::group" } },
    });
    expect(group.only(TEMPLATE).inputs.capacityReservationSpecification).toEqual({
      capacityReservationTarget: { capacityReservationResourceGroupArn: "arn:aws:test:::group" },
    });
  });

  it("names the type of a capacity block in the template only [row 36]", async () => {
    const recording = await planNodePool({
      instanceTypes: ["p5.48xlarge"],
      image: { os: "al2023", variant: "nvidia" },
      subnetIds: ["subnet-a"],
      purchase: { kind: "capacity-block", reservationId: "cr-1" },
    });
    expect(recording.only(TEMPLATE).inputs).toMatchObject({
      instanceType: "p5.48xlarge",
      instanceMarketOptions: { marketType: "capacity-block" },
      capacityReservationSpecification: {
        capacityReservationTarget: { capacityReservationId: "cr-1" },
      },
    });
    const { inputs } = recording.only(GROUP);
    expect([inputs.capacityType, inputs.instanceTypes]).toEqual(["CAPACITY_BLOCK", undefined]);
  });

  it("places nodes as told [row 35]", async () => {
    const recording = await planNodePool({ machine: { placement: "spread" } });
    expect(recording.only("aws:ec2/placementGroup:PlacementGroup").inputs).toMatchObject({
      name: "dev-general",
      strategy: "spread",
    });
    expect(recording.only(TEMPLATE).inputs.placement).toEqual({ groupName: "dev-general" });
  });

  it("lets metadata reach pods only where that is asked for [row 31] [BP 8]", async () => {
    const hops = async (metadataHops: 1 | 2) =>
      (await planNodePool({ machine: { metadataHops } })).only(TEMPLATE).inputs.metadataOptions;
    expect(await hops(1)).toMatchObject({ httpTokens: "required", httpPutResponseHopLimit: 1 });
    expect(await hops(2)).toMatchObject({ httpTokens: "required", httpPutResponseHopLimit: 2 });
  });

  it("tells the kubelet how many pods prefixes allow [BP 32]", async () => {
    const recording = await planNodePool({ machine: { maxPods: "prefixes" } });
    const text = Buffer.from(String(recording.only(TEMPLATE).inputs.userData), "base64").toString();
    expect(text).toBe("[settings.kubernetes]\nmax-pods = 110\n");
  });

  it("tags the scaling group of an empty pool for the autoscaler [row 38] [BP 46]", async () => {
    const recording = await planNodePool({
      size: { min: 0, max: 4 },
      scheduling: {
        labels: { pool: "batch" },
        taints: [{ key: "batch", value: "true", effect: "NoSchedule" }],
      },
      operation: { autoscalerTags: true },
    });
    const tags = recording.resources.filter(({ type }) => type === TAG);
    const prefix = "k8s.io/cluster-autoscaler/node-template";
    expect(tags.map(({ name, inputs }) => [name, inputs.tag])).toEqual([
      [
        "dev-general-tag-label-pool",
        { key: `${prefix}/label/pool`, value: "batch", propagateAtLaunch: false },
      ],
      [
        "dev-general-tag-taint-batch",
        { key: `${prefix}/taint/batch`, value: "true:NoSchedule", propagateAtLaunch: false },
      ],
      [
        "dev-general-tag-resources-ephemeral-storage",
        { key: `${prefix}/resources/ephemeral-storage`, value: "50Gi", propagateAtLaunch: false },
      ],
    ]);
  });

  it("makes one group a zone from one template", async () => {
    const recording = await planNodePool({
      subnetIds: { perZone: { a: "subnet-a", c: "subnet-c" } },
    });
    const groups = recording.resources.filter(({ type }) => type === GROUP);
    expect(
      groups.map(({ name, inputs }) => [name, inputs.subnetIds, inputs.scalingConfig]),
    ).toEqual([
      ["dev-general-a-node-group", ["subnet-a"], { minSize: 1, maxSize: 3, desiredSize: 1 }],
      ["dev-general-c-node-group", ["subnet-c"], { minSize: 1, maxSize: 3, desiredSize: 1 }],
    ]);
    expect(recording.only(TEMPLATE).name).toBe("dev-general-launch-template");
  });

  it("keeps the old generation beside the new one while it rotates", async () => {
    const recording = await planNodePool({
      instanceTypes: ["m8g.large"],
      operation: { rotation: { color: "green", retiring: { instanceTypes: ["m7g.large"] } } },
    });
    expect(recording.inventory).toEqual([
      "aws:ec2/launchTemplate:LaunchTemplate dev-general-green-launch-template",
      "aws:ec2/launchTemplate:LaunchTemplate dev-general-launch-template",
      "aws:eks/nodeGroup:NodeGroup dev-general-green-node-group",
      "aws:eks/nodeGroup:NodeGroup dev-general-node-group",
      "aws:iam/role:Role dev-general-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-general-policy-image-pull",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-general-policy-worker-node",
    ]);
    const before = (await planNodePool()).only(GROUP).inputs;
    expect(recording.only(GROUP, "dev-general-node-group").inputs).toEqual({
      ...before,
      taints: [{ key: "orchestration-platform/retiring", value: "true", effect: "NO_SCHEDULE" }],
    });
  });
});
