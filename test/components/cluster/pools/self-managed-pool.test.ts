import { describe, expect, it } from "vitest";
import { planSelfManagedPool } from "../plan-node-pool";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

describe("createSelfManagedPool", () => {
  it("declares exactly these children", async () => {
    const night = { cron: "0 20 * * 1-5", timeZone: "Europe/Berlin", size: { min: 0, max: 0 } };
    const change = { operation: { schedules: { night } } };
    const recording = await planSelfManagedPool(change);
    expect(recording.inventory).toEqual([
      "aws:autoscaling/group:Group dev-own-group",
      "aws:autoscaling/schedule:Schedule dev-own-schedule-night",
      "aws:ec2/launchTemplate:LaunchTemplate dev-own-launch-template",
      "aws:eks/accessEntry:AccessEntry dev-own-access",
      "aws:iam/instanceProfile:InstanceProfile dev-own-instance-profile",
      "aws:iam/role:Role dev-own-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-own-policy-image-pull",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-own-policy-worker-node",
    ]);
    expect((await planSelfManagedPool(change, true)).inventory).toEqual(recording.inventory);
  });

  it("is a plain group of one type on demand unless told otherwise [row 22]", async () => {
    expect((await planSelfManagedPool()).only(GROUP).inputs).toEqual({
      region: "eu-central-1",
      name: "dev-own",
      vpcZoneIdentifiers: ["subnet-a", "subnet-b"],
      minSize: 2,
      maxSize: 6,
      desiredCapacity: 2,
      healthCheckType: "EC2",
      capacityRebalance: false,
      protectFromScaleIn: false,
      launchTemplate: { id: "dev-own-launch-template-id", version: "undefined" },
      tags: [
        { key: "Name", value: "dev-own", propagateAtLaunch: true },
        { key: "kubernetes.io/cluster/dev-cluster", value: "owned", propagateAtLaunch: true },
        { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false },
        {
          key: "k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage",
          value: "50Gi",
          propagateAtLaunch: false,
        },
        { key: "k8s.io/cluster-autoscaler/dev-cluster", value: "owned", propagateAtLaunch: false },
      ],
    });
  });

  it("starts instances that join the cluster by themselves [row 22]", async () => {
    const { inputs } = (await planSelfManagedPool()).only(TEMPLATE);
    expect(inputs).toMatchObject({
      imageId: "resolve:ssm:/aws/service/bottlerocket/aws-k8s-1.35/arm64/latest/image_id",
      instanceType: "m7g.large",
      iamInstanceProfile: { arn: "arn:aws:test:::dev-own-instance-profile" },
      vpcSecurityGroupIds: ["sg-cluster"],
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
    });
    expect(Buffer.from(String(inputs.userData), "base64").toString()).toContain(
      'cluster-name = "dev-cluster"\n',
    );
  });

  it("lets its nodes in as nodes and nothing else [row 22]", async () => {
    const recording = await planSelfManagedPool();
    expect(recording.only("aws:eks/accessEntry:AccessEntry").inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      principalArn: "arn:aws:test:::dev-own-role",
      type: "EC2_LINUX",
    });
  });

  it("has a base on demand and a share of spot above it [row 23]", async () => {
    const { inputs } = (
      await planSelfManagedPool({
        instanceTypes: ["m7g.large", "m6g.large"],
        purchase: { kind: "mixed", onDemandBase: 2, spotPercent: 80 },
      })
    ).only(GROUP);
    expect([inputs.capacityRebalance, inputs.launchTemplate]).toEqual([true, undefined]);
    expect(inputs.mixedInstancesPolicy).toEqual({
      instancesDistribution: {
        onDemandBaseCapacity: 2,
        onDemandPercentageAboveBaseCapacity: 20,
        onDemandAllocationStrategy: "prioritized",
        spotAllocationStrategy: "price-capacity-optimized",
      },
      launchTemplate: {
        launchTemplateSpecification: {
          launchTemplateId: "dev-own-launch-template-id",
          version: "undefined",
        },
        overrides: [{ instanceType: "m7g.large" }, { instanceType: "m6g.large" }],
      },
    });
  });

  it("follows a schedule in its own time zone [row 34] [BP 56]", async () => {
    const morning = { cron: "0 7 * * 1-5", timeZone: "Europe/Berlin", size: { min: 2, max: 6 } };
    const recording = await planSelfManagedPool({ operation: { schedules: { morning } } });
    expect(recording.only("aws:autoscaling/schedule:Schedule").inputs).toEqual({
      region: "eu-central-1",
      scheduledActionName: "morning",
      autoscalingGroupName: "dev-own",
      recurrence: "0 7 * * 1-5",
      timeZone: "Europe/Berlin",
      minSize: 2,
      maxSize: 6,
      desiredCapacity: -1,
    });
  });

  it("protects nodes, keeps some warm and renews them [row 32] [row 33]", async () => {
    const { inputs } = (
      await planSelfManagedPool({
        operation: {
          scaleInProtection: true,
          warmPool: { min: 1, maxPrepared: 4 },
          refresh: {},
          maxInstanceLifetime: "30 days",
        },
      })
    ).only(GROUP);
    expect(inputs).toMatchObject({
      protectFromScaleIn: true,
      warmPool: {
        poolState: "Stopped",
        minSize: 1,
        maxGroupPreparedCapacity: 4,
        instanceReusePolicy: { reuseOnScaleIn: false },
      },
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 90, instanceWarmup: "300" },
      },
      maxInstanceLifetime: 2_592_000,
    });
  });

  it("tells the autoscaler nothing where the program owns the size [row 37]", async () => {
    const recording = await planSelfManagedPool({ operation: { sizeOwner: "program" } });
    const { tags } = recording.only(GROUP).inputs;
    expect(JSON.stringify(tags)).not.toContain("cluster-autoscaler");
  });

  it("boots an image of one's own", async () => {
    const recording = await planSelfManagedPool({ image: { os: "bottlerocket", amiId: "ami-1" } });
    expect(recording.only(TEMPLATE).inputs.imageId).toBe("ami-1");
  });
});
