import { describe, expect, it } from "vitest";
import { AWS_MODEL } from "../../../../sandbox/providers/aws/aws-model";
import { simulatedTypes } from "../../../../sandbox/providers/aws/schema/schema-of";
import { AWS_TYPES } from "../../../../sandbox/providers/aws/types";
import { CloudView } from "../../../../sandbox/providers/cloud-view";
import { UNKNOWN } from "../../../../sandbox/providers/properties";
import { LOCATION, request } from "../resource-requests";

function compute(type: string, inputs: object, id = "id"): ReturnType<typeof AWS_MODEL.compute> {
  return AWS_MODEL.compute(request(type, "thing", { ...inputs }), id, LOCATION);
}

describe("AWS_MODEL", () => {
  it.each(Object.keys(AWS_TYPES))("fills every placeholder of %s", (type) => {
    const text = JSON.stringify([AWS_MODEL.mintId(request(type, "thing"), 0), compute(type, {})]);
    expect(text).not.toMatch(/\{\w+(:[\w.]+)?\}/);
  });

  it("takes the given name as id where AWS does", () => {
    const named = request("aws:iam/role:Role", "node", { name: "node-role" });
    expect(AWS_MODEL.naturalId(named, LOCATION)).toBe("node-role");
  });

  it("makes a name of the logical one where none is given", () => {
    const unnamed = request("aws:iam/role:Role", "node");
    expect(AWS_MODEL.naturalId(unnamed, LOCATION)).toMatch(/^node-[0-9a-f]{7}$/);
  });

  it("does not know an id that follows from an unknown input", () => {
    const inputs = { role: UNKNOWN, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    const attachment = request("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", inputs);
    expect(AWS_MODEL.naturalId(attachment, LOCATION)).toBe(UNKNOWN);
  });

  it("gives a cluster one OIDC issuer that fits its endpoint", () => {
    const cluster = compute("aws:eks/cluster:Cluster", { name: "shop" }, "shop");
    const [, key] = /^https:\/\/(\w{32})\.gr7/.exec(String(cluster.endpoint)) ?? [];
    expect(cluster.identities).toEqual([
      { oidcs: [{ issuer: `https://oidc.eks.eu-west-1.amazonaws.com/id/${key}` }] },
    ]);
  });

  it("lets a resource's own region win over the provider's", () => {
    const key = compute("aws:kms/key:Key", { region: "us-east-2" }, "k");
    expect(key.arn).toBe("arn:aws:kms:us-east-2:111122223333:key/k");
  });

  it.each([
    [
      "vpc:Vpc",
      { assignGeneratedIpv6CidrBlock: true },
      "ipv6CidrBlock",
      /^2001:db8:\w{4}:1200::\/56$/,
    ],
    ["vpc:Vpc", {}, "ipv6CidrBlock", /^$/],
    [
      "subnet:Subnet",
      { ipv6CidrBlock: "2001:db8:1:1200::/64" },
      "ipv6CidrBlockAssociationId",
      /^subnet-cidr-assoc-/,
    ],
    ["subnet:Subnet", {}, "ipv6CidrBlockAssociationId", /^$/],
    ["natGateway:NatGateway", { availabilityMode: "regional" }, "routeTableId", /^rtb-/],
    ["natGateway:NatGateway", { subnetId: "subnet-1" }, "networkInterfaceId", /^eni-/],
    ["instance:Instance", {}, "primaryNetworkInterfaceId", /^eni-/],
  ])("computes for ec2 %s of %j its %s", (type, inputs, property, shape) => {
    expect(compute(`aws:ec2/${type}`, inputs)[property]).toMatch(shape);
  });

  it.each([
    ["ipv4", { serviceIpv4Cidr: "172.20.0.0/16", ipFamily: "ipv4" }],
    [
      "ipv6",
      { serviceIpv4Cidr: "", serviceIpv6Cidr: expect.stringMatching(/^fd\w\w:\w{4}::\/108$/) },
    ],
  ])("gives a cluster of family %s its services' block", (ipFamily, network) => {
    const inputs = { name: "shop", kubernetesNetworkConfig: { ipFamily } };
    expect(compute("aws:eks/cluster:Cluster", inputs).kubernetesNetworkConfig).toMatchObject(
      network,
    );
  });

  it("reports all tags", () => {
    expect(compute("aws:ec2/vpc:Vpc", { tags: { owner: "a" } }).tagsAll).toEqual({ owner: "a" });
  });

  it.each(simulatedTypes())("has ids and computed properties for %s", (type) => {
    expect(Object.keys(AWS_TYPES)).toContain(type);
  });

  it("refuses a type that it does not know", () => {
    const type = "aws:quantum/teapot:Teapot";
    expect(() => AWS_MODEL.mintId(request(type, "pot"), 0)).toThrow(
      "simulated aws: aws:quantum/teapot:Teapot is not simulated; declare a type that is",
    );
  });

  it("lets a default security group adopt the group that came with its VPC", () => {
    const vpc = compute("aws:ec2/vpc:Vpc", {}, "vpc-1");
    const type = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    const group = request(type, "closed", { vpcId: "vpc-1" });
    expect(AWS_MODEL.naturalId(group, LOCATION)).toBe(vpc.defaultSecurityGroupId);
  });

  it.each([
    ["role", undefined, "arn:aws:iam::111122223333:role/node"],
    ["role", "/service/", "arn:aws:iam::111122223333:role/service/node"],
  ])("writes the path into the ARN of a %s with path %s", (_, at, arn) => {
    const inputs = { name: "node", ...(at === undefined ? {} : { path: at }) };
    expect(compute("aws:iam/role:Role", inputs, "node").arn).toBe(arn);
  });

  it("answers who is calling", () => {
    const answer = AWS_MODEL.invoke(
      "aws:index/getCallerIdentity:getCallerIdentity",
      {},
      LOCATION,
      new CloudView([]),
    );
    expect(answer?.accountId).toBe("111122223333");
  });
});
