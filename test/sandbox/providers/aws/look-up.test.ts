import { describe, expect, it } from "vitest";
import { lookUp } from "../../../../sandbox/providers/aws/look-up";
import { CloudView } from "../../../../sandbox/providers/cloud-view";
import { UNKNOWN } from "../../../../sandbox/providers/properties";
import { request } from "../resource-requests";

const subnet = {
  ...request("aws:ec2/subnet:Subnet", "a"),
  id: "subnet-1",
  outputs: { vpcId: "vpc-1" },
};

const cluster = (subnetId: string) =>
  request("aws:eks/cluster:Cluster", "shop", { vpcConfig: { subnetIds: [subnetId] } });

describe("lookUp", () => {
  it("takes a cluster's VPC from its subnets", () => {
    const view = new CloudView([subnet]);
    expect(lookUp(cluster("subnet-1"), view)).toEqual({ vpcConfig: { vpcId: "vpc-1" } });
  });

  it.each([["subnet-2"], [UNKNOWN]])("finds nothing through %s", (id) => {
    expect(lookUp(cluster(id), new CloudView([subnet]))).toEqual({});
  });
});
