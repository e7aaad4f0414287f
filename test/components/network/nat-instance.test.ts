import { describe, expect, it } from "vitest";
import { natUserData } from "../../../components/network/pure/nat-user-data";
import { named, planNetwork, planResources } from "./plan-network";

const nat = { kind: "instance" } as const;

describe("createNatInstance", () => {
  it("declares exactly these children beside the network's own", async () => {
    const without = await planNetwork({ nat: { kind: "none" } });
    const added = (await planNetwork({ nat })).inventory.filter(
      (entry) => !without.inventory.includes(entry),
    );
    expect(added).toEqual([
      "aws:ec2/eip:Eip dev-network-nat-address",
      "aws:ec2/instance:Instance dev-network-nat-instance",
      "aws:ec2/launchTemplate:LaunchTemplate dev-network-nat-template",
      "aws:ec2/networkInterface:NetworkInterface dev-network-nat-interface",
      "aws:ec2/route:Route dev-network-private-a-default-route",
      "aws:ec2/route:Route dev-network-private-b-default-route",
      "aws:ec2/securityGroup:SecurityGroup dev-network-nat",
      "aws:iam/instanceProfile:InstanceProfile dev-network-nat-profile",
      "aws:iam/role:Role dev-network-nat-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-network-nat-session-manager",
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule dev-network-nat-to-internet",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule dev-network-nat-from-vpc",
    ]);
  });

  it("runs with IMDSv2, an encrypted disk and no key pair", async () => {
    const recording = await planNetwork({ nat });
    expect(recording.only("aws:ec2/instance:Instance").inputs).toEqual({
      region: "eu-central-1",
      instanceType: "t4g.nano",
      launchTemplate: { id: "dev-network-nat-template-id", version: "3" },
      primaryNetworkInterface: { networkInterfaceId: "dev-network-nat-interface-id" },
      iamInstanceProfile: "dev-network-nat",
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
      },
      ebsOptimized: true,
      userData: natUserData(["10.0.0.0/16"]),
      userDataReplaceOnChange: true,
      tags: { Name: "dev-network-nat" },
    });
    expect(recording.only("aws:ec2/launchTemplate:LaunchTemplate").inputs).toEqual({
      region: "eu-central-1",
      name: "dev-network-nat",
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
      },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { encrypted: "true", volumeType: "gp3", deleteOnTermination: "true" },
        },
      ],
      tags: { Name: "dev-network-nat" },
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    });
  });

  it("admits what the network sends, and nothing from the internet", async () => {
    const recording = await planNetwork({
      nat,
      secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
    });
    const rules = recording.resources.filter(({ type }) =>
      type.endsWith("SecurityGroupIngressRule"),
    );
    expect(rules.map(({ inputs }) => [inputs.ipProtocol, inputs.cidrIpv4])).toEqual([
      ["-1", "10.0.0.0/16"],
      ["-1", "100.64.0.0/16"],
    ]);
  });

  it("forwards through an interface that stays when the instance is replaced", async () => {
    const plan = await planResources({ nat });
    const [eni, address, instance, route] = [
      "nat-interface",
      "nat-address",
      "nat-instance",
      "private-b-default-route",
    ].map((name) => named(plan, `dev-network-${name}`));
    expect(eni).toMatchObject({ inputs: { sourceDestCheck: false } });
    expect(instance?.deleteBeforeReplace).toBe(true);
    expect(instance?.dependencies).toEqual(expect.arrayContaining([eni?.urn, address?.urn]));
    expect(route?.propertyDependencies).toMatchObject({ networkInterfaceId: [eni?.urn] });
    expect(eni?.dependencies).not.toContain(instance?.urn);
  });

  it("boots only when its packages can be fetched", async () => {
    const plan = await planResources({ nat });
    const { dependencies } = named(plan, "dev-network-nat-instance");
    const needed = ["public-default-route", "public-a-association", "nat-to-internet"];
    expect(dependencies).toEqual(
      expect.arrayContaining(needed.map((name) => named(plan, `dev-network-${name}`).urn)),
    );
  });

  it("takes another type, image and the caller's adjustment", async () => {
    const recording = await planNetwork({
      nat: { ...nat, instanceType: "t3.nano", imageId: "ami-0123456789abcdef0" },
      transform: { natInstance: { monitoring: true } },
    });
    expect(recording.only("aws:ec2/instance:Instance").inputs).toMatchObject({
      instanceType: "t3.nano",
      monitoring: true,
    });
    expect(recording.only("aws:ec2/launchTemplate:LaunchTemplate").inputs).toMatchObject({
      imageId: "ami-0123456789abcdef0",
    });
  });
});
