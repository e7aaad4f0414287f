import { describe, expect, it } from "vitest";
import {
  planFargatePool,
  podExecutionTrust,
} from "../../../../../components/cluster/pure/pools/fargate-plan";
import type { FargatePoolInput } from "../../../../../components/cluster/pure/pools/fargate-settings";

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const input: FargatePoolInput = { aws, selectors: [{ namespace: "jobs" }], subnetCount: 3 };

const nameOf = (change: Partial<FargatePoolInput>) =>
  planFargatePool("dev-jobs", { ...input, ...change }).profileName;

describe("planFargatePool", () => {
  it("plans a profile and the role that fetches images", () => {
    expect(planFargatePool("dev-jobs", input)).toEqual({
      region: "eu-central-1",
      profileName: expect.stringMatching(/^dev-jobs-[0-9a-f]{6}$/),
      roleName: "dev-jobs-pods",
      policyArn: "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy",
      selectors: [{ namespace: "jobs" }],
    });
  });

  it("names a profile anew when its selectors change, and only then", () => {
    const labelled = (labels: Record<string, string>) =>
      nameOf({ selectors: [{ namespace: "jobs", labels }] });
    expect(nameOf({ subnetCount: 4 })).toBe(nameOf({}));
    expect(labelled({ a: "1", b: "2" })).toBe(labelled({ b: "2", a: "1" }));
    expect(labelled({ a: "1" })).not.toBe(nameOf({}));
    expect(nameOf({ selectors: [{ namespace: "other" }] })).not.toBe(nameOf({}));
  });

  it("reports all problems at once, with the pool's name", () => {
    const broken = { ...input, subnetCount: 0, selectors: [] };
    expect(() => planFargatePool("dev-jobs", broken)).toThrow(
      'node pool "dev-jobs" has 2 problems',
    );
  });
});

describe("podExecutionTrust", () => {
  it("trusts profiles of the one cluster only", () => {
    expect(JSON.parse(podExecutionTrust(aws, "dev-cluster"))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "eks-fargate-pods.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            ArnLike: {
              "aws:SourceArn": "arn:aws:eks:eu-central-1:111122223333:fargateprofile/dev-cluster/*",
            },
          },
        },
      ],
    });
  });
});
