import path from "node:path";
import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../../sandbox/providers/properties";
import type { Properties } from "../../../../../sandbox/providers/properties";
import { scratchFolders } from "../../../../support/scratch-folder";
import { request } from "../../resource-requests";
import { SmallAccount, TYPES } from "./small-account";
import type { TypeName } from "./small-account";

const scratch = scratchFolders();

const SIZES = { minSize: 0, maxSize: 1 };

const MISSING: readonly (readonly [type: TypeName, inputs: Properties, words: string])[] = [
  [
    "scaling",
    { ...SIZES, vpcZoneIdentifiers: ["subnet-0"], launchTemplate: { name: "nodes" } },
    "InvalidSubnetID.NotFound: The subnet ID 'subnet-0' does not exist",
  ],
  [
    "scaling",
    {
      ...SIZES,
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-0" } },
      },
    },
    "InvalidLaunchTemplateId.NotFound: The specified launch template, with template ID lt-0, does not exist.",
  ],
  [
    "scaling",
    {
      ...SIZES,
      mixedInstancesPolicy: {
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: UNKNOWN },
          overrides: [
            { instanceType: "m7g.large" },
            { launchTemplateSpecification: { launchTemplateId: "lt-1" } },
          ],
        },
      },
    },
    "InvalidLaunchTemplateId.NotFound: The specified launch template, with template ID lt-1, does not exist.",
  ],
  [
    "scaling",
    { ...SIZES, placementGroup: "near", launchTemplate: { id: UNKNOWN } },
    "InvalidPlacementGroup.Unknown: The Placement Group 'near' is unknown.",
  ],
  [
    "machine",
    { networkInterfaces: [{ networkInterfaceId: "eni-0", deviceIndex: 0 }] },
    "InvalidNetworkInterfaceID.NotFound: The networkInterface ID 'eni-0' does not exist",
  ],
  [
    "scalingTag",
    { autoscalingGroupName: "ghost", tag: { key: "a", value: "b" } },
    "ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'ghost' not found",
  ],
  [
    "feature",
    { detectorId: "d-0", name: "RUNTIME_MONITORING", status: "ENABLED" },
    "BadRequestException: The request is rejected because the input detectorId is not owned by the current account.",
  ],
  [
    "zone",
    { name: "shop.internal", vpcs: [{ vpcId: "vpc-0" }] },
    "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist",
  ],
  [
    "zoneAssociation",
    { zoneId: "Z0", vpcId: "vpc-0" },
    "NoSuchHostedZone: No hosted zone found with ID: Z0",
  ],
  [
    "privateNamespace",
    { name: "shop.local", vpc: "vpc-0" },
    "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist",
  ],
  [
    "registered",
    { serviceId: "srv-0", instanceId: "a", attributes: {} },
    "ServiceNotFound: No service found with ID: srv-0",
  ],
  [
    "eventTarget",
    { rule: "ghost", arn: "arn:aws:sqs:eu-west-1:111122223333:q" },
    "ResourceNotFoundException: Rule ghost does not exist.",
  ],
];

describe("refuseBadReference", () => {
  it.each(MISSING)("refuses of %s %j", async (type, inputs, words) => {
    const { aws } = new SmallAccount(path.join(scratch(), "aws.jsonl"));
    const attempt = request(TYPES[type], "attempt", inputs);
    await expect(aws.preview(attempt)).rejects.toThrow(new Error(`simulated aws: ${words}`));
    await expect(aws.create(attempt)).rejects.toThrow(new Error(`simulated aws: ${words}`));
  });

  it("accepts a tag on the scaling group that EKS made for a node group", async () => {
    const account = await new SmallAccount(path.join(scratch(), "aws.jsonl")).makeCluster();
    const { resources } = account.the("nodes").outputs;
    expect(resources).toEqual([
      { autoscalingGroups: [{ name: expect.stringMatching(/^eks-pool-/) }] },
    ]);
    const [
      {
        autoscalingGroups: [{ name }],
      },
    ] = JSON.parse(JSON.stringify(resources));
    await expect(
      account.make("scalingTag", "tag", {
        autoscalingGroupName: name,
        tag: { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false },
      }),
    ).resolves.toMatchObject({ id: `${name},k8s.io/cluster-autoscaler/enabled` });
  });

  it("accepts a route to the interface that came with a machine", async () => {
    const account = await new SmallAccount(path.join(scratch(), "aws.jsonl")).makeNetwork();
    const nat = await account.make("machine", "nat-machine", {
      subnetId: account.id("a"),
      sourceDestCheck: false,
    });
    await expect(
      account.make("route", "private", {
        routeTableId: account.id("table"),
        destinationCidrBlock: "10.9.0.0/16",
        networkInterfaceId: nat.outputs.primaryNetworkInterfaceId,
      }),
    ).resolves.toBeDefined();
  });
});
