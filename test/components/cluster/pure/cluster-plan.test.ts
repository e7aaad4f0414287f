import { describe, expect, it } from "vitest";
import { clusterRules, planCluster } from "../../../../components/cluster/pure/cluster-plan";
import type { ClusterInput } from "../../../../components/cluster/pure/cluster-input";
import { CONTROL_PLANE_LOGS } from "../../../../components/cluster/pure/cluster-settings";
import type { AwsLocation } from "../../../../components/core/pure/aws-location";
import { findProblems } from "../../../../components/core/pure/validate";
import { clusterInput } from "./cluster-fixture";

const problemsOf = (change: Partial<ClusterInput>): readonly string[] =>
  findProblems(clusterRules({ ...clusterInput, ...change }));

describe("clusterRules", () => {
  it("accepts the happy fixture", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it("accepts subnets whose number only another stack knows", () => {
    expect(problemsOf({ subnetCount: undefined })).toEqual([]);
  });

  it.each<[string, Partial<ClusterInput>, string]>([
    [
      "a version that is not in the table",
      { version: "1.27" },
      'version: is not a supported Kubernetes minor, got "1.27"; use one of 1.34, 1.35, 1.36',
    ],
    [
      "a cluster without an administrator",
      { adminRoleArns: {} },
      "adminRoleArns: must name at least one role, got {}; name the role of the platform team: the creator of the cluster gets no access",
    ],
    [
      "a user as administrator",
      { adminRoleArns: { alice: "arn:aws:iam::111122223333:user/alice" } },
      'adminRoleArns.alice: is not the ARN of an IAM role, got "arn:aws:iam::111122223333:user/alice"; write it as "arn:aws:iam::111122223333:role/platform"; users and sessions are refused',
    ],
    [
      "a single subnet",
      { subnetCount: 1 },
      "subnetIds: must name at least two subnets, got 1; give the control plane subnets of two or more zones",
    ],
    [
      "an account id that is not one",
      { aws: { ...clusterInput.aws, accountId: "dev" } },
      'aws.accountId: is not an AWS account id, got "dev"; write its twelve digits, as a string',
    ],
  ])("refuses %s", (_case, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it("refuses a retention that CloudWatch Logs does not offer", () => {
    const logging = { types: CONTROL_PLANE_LOGS, retentionDays: 31 };
    expect(problemsOf({ logging })[0]).toMatch(
      /^logging.retentionDays: is not a retention that CloudWatch Logs offers, got 31; /,
    );
  });

  it("passes on what is wrong with the endpoint and the add-ons", () => {
    const change: Partial<ClusterInput> = {
      endpointAccess: { public: true, allowedCidrs: ["0.0.0.0/0"] },
      addons: { coredns: { version: "latest" } },
    };
    expect(problemsOf(change).map((problem) => problem.split(":")[0])).toEqual([
      "endpointAccess.allowedCidrs[0]",
      "addons.coredns.version",
    ]);
  });
});

describe("planCluster", () => {
  it("names everything after the cluster", () => {
    expect(planCluster("dev-cluster", clusterInput)).toMatchObject({
      clusterName: "dev-cluster",
      keyAlias: "alias/dev-cluster",
      logGroupName: "/aws/eks/dev-cluster/cluster",
      clusterRole: { roleName: "dev-cluster-control-plane" },
    });
  });

  it("takes the access policy from the partition", () => {
    const aws: AwsLocation = { ...clusterInput.aws, partition: "aws-cn" };
    expect(planCluster("dev-cluster", { ...clusterInput, aws }).adminAccessPolicyArn).toBe(
      "arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
    );
  });

  it("throws all problems under the name of the cluster", () => {
    const input = { ...clusterInput, version: "2.0", adminRoleArns: {} };
    expect(() => planCluster("dev-cluster", input)).toThrow(
      /^cluster "dev-cluster" has 2 problems:\n {2}adminRoleArns: .+\n {2}version: /,
    );
  });
});
