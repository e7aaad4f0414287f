import { describe, expect, it } from "vitest";
import { planEndpoints } from "../../../../components/network/pure/endpoint-services";

describe("planEndpoints", () => {
  it("plans nothing for none", () => {
    expect(planEndpoints("none", "eu-central-1")).toEqual([]);
  });

  it("plans the two free ones for gateway", () => {
    expect(planEndpoints("gateway", "eu-central-1")).toEqual([
      { key: "dynamodb", serviceName: "com.amazonaws.eu-central-1.dynamodb", kind: "Gateway" },
      { key: "s3", serviceName: "com.amazonaws.eu-central-1.s3", kind: "Gateway" },
    ]);
  });

  it("adds all that a cluster without a way out calls", () => {
    const interfaces = planEndpoints("private-cluster", "eu-central-1").slice(2);
    expect(interfaces.map(({ key }) => key)).toEqual([
      "autoscaling",
      "ec2",
      "ecr-api",
      "ecr-dkr",
      "eks",
      "eks-auth",
      "elasticloadbalancing",
      "kms",
      "logs",
      "sqs",
      "ssm",
      "sts",
    ]);
  });

  it("keeps the dot in the name of the service", () => {
    expect(planEndpoints("private-cluster", "eu-west-1")).toContainEqual({
      key: "ecr-dkr",
      serviceName: "com.amazonaws.eu-west-1.ecr.dkr",
      kind: "Interface",
    });
  });
});
