import { describe, expect, it } from "vitest";
import { planNodePool } from "./plan-node-pool";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

describe("createLaunchTemplate", () => {
  it("asks for session tokens and keeps them out of reach of pods", async () => {
    expect((await planNodePool()).only(TEMPLATE).inputs.metadataOptions).toEqual({
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    });
  });

  it("encrypts every volume of the image and sizes the one that holds containers", async () => {
    const recording = await planNodePool({ machine: { diskSizeGiB: 80 } });
    const ebs = { encrypted: "true", volumeType: "gp3", deleteOnTermination: "true" };
    expect(recording.only(TEMPLATE).inputs.blockDeviceMappings).toEqual([
      { deviceName: "/dev/xvda", ebs },
      { deviceName: "/dev/xvdb", ebs: { ...ebs, volumeSize: 80 } },
    ]);
  });

  it("names the instances, volumes and interfaces that it starts", async () => {
    const tags = { Name: "dev-general" };
    expect((await planNodePool()).only(TEMPLATE).inputs.tagSpecifications).toEqual([
      { resourceType: "instance", tags },
      { resourceType: "volume", tags },
      { resourceType: "network-interface", tags },
    ]);
  });

  it("leaves image, type and user data to EKS", async () => {
    const { inputs } = (await planNodePool()).only(TEMPLATE);
    expect(Object.keys(inputs).toSorted()).toEqual([
      "blockDeviceMappings",
      "description",
      "metadataOptions",
      "name",
      "region",
      "tagSpecifications",
      "tags",
      "updateDefaultVersion",
    ]);
  });
});
