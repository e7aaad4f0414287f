import { describe, expect, it } from "vitest";
import { planKarpenter } from "../../../../components/scaling/pure/karpenter-plan";

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const input = { aws, replicas: 2, sessionManager: false };

describe("planKarpenter", () => {
  it("decides names and ARNs beforehand", () => {
    expect(planKarpenter("dev-karpenter", input)).toEqual({
      region: "eu-central-1",
      nodeRoleName: "dev-karpenter-node",
      nodePolicyArns: {
        "worker-node": "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
        "image-pull": "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      },
      controllerRoleName: "dev-karpenter-controller",
      queueName: "dev-karpenter",
      queueArn: "arn:aws:sqs:eu-central-1:111122223333:dev-karpenter",
    });
  });

  it("names what belongs to another partition", () => {
    const china = { ...aws, region: "cn-north-1", partition: "aws-cn" } as const;
    const plan = planKarpenter("dev", { ...input, aws: china, sessionManager: true });
    expect(plan.queueArn).toBe("arn:aws-cn:sqs:cn-north-1:111122223333:dev");
    expect(plan.nodePolicyArns["session-manager"]).toBe(
      "arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore",
    );
  });

  it.each([0, 1.5])("refuses %s replicas", (replicas) => {
    expect(() => planKarpenter("dev", { ...input, replicas })).toThrow("replicas: must be a whole");
  });
});
