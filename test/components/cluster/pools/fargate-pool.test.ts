import { describe, expect, it } from "vitest";
import { NodePool } from "../../../../components/cluster";
import type { FargatePoolArgs } from "../../../../components/cluster/pools/fargate-pool-args";
import { type Recording, record } from "../../../support/mocks";
import { dependencyNames, planGraph } from "../plan-graph";

const PROFILE = "aws:eks/fargateProfile:FargateProfile";
const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

const args: FargatePoolArgs = {
  backend: "fargate",
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cluster: "dev-cluster",
  subnetIds: ["subnet-a", "subnet-b"],
  selectors: [{ namespace: "jobs", labels: { kind: "nightly" } }, { namespace: "reports" }],
};

function planPool(change: Partial<FargatePoolArgs> = {}, preview = false): Promise<Recording> {
  return record(() => new NodePool("dev-jobs", { ...args, ...change }), { preview });
}

describe("createFargatePool", () => {
  it.each([true, false])(
    "declares a profile and its role [row 27] (preview: %s)",
    async (preview) => {
      expect((await planPool({}, preview)).inventory).toEqual([
        `${PROFILE} dev-jobs-profile`,
        `${ROLE} dev-jobs-role`,
        `${ATTACHMENT} dev-jobs-policy-pod-execution`,
      ]);
    },
  );

  it("runs the selected pods in private subnets [row 27]", async () => {
    expect((await planPool()).only(PROFILE).inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      fargateProfileName: expect.stringMatching(/^dev-jobs-[0-9a-f]{6}$/),
      podExecutionRoleArn: "arn:aws:test:::dev-jobs-role",
      subnetIds: ["subnet-a", "subnet-b"],
      selectors: [
        { namespace: "jobs", labels: { kind: "nightly" } },
        { namespace: "reports", labels: {} },
      ],
      tags: { Name: "dev-jobs" },
    });
  });

  it("lets this cluster's profiles fetch images, and nothing else", async () => {
    const recording = await planPool();
    const { assumeRolePolicy, ...role } = recording.only(ROLE).inputs;
    expect(role).toEqual({ name: "dev-jobs-pods", description: "Pods of dev-jobs" });
    expect(assumeRolePolicy).toContain(
      "arn:aws:eks:eu-central-1:111122223333:fargateprofile/dev-cluster/*",
    );
    expect(recording.only(ATTACHMENT).inputs).toEqual({
      role: "dev-jobs-pods",
      policyArn: "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy",
    });
  });

  it("replaces nothing for another subnet", async () => {
    const nameOf = async (change: Partial<FargatePoolArgs>) =>
      (await planPool(change)).only(PROFILE).inputs.fargateProfileName;
    const one = await nameOf({});
    const more = await nameOf({ subnetIds: ["subnet-a", "subnet-b", "subnet-c"] });
    expect(more).toBe(one);
    const resource = await planGraph();
    expect(resource("dev-jobs-profile").ignoreChanges).toEqual(["subnetIds"]);
  });

  it("starts no pod before the add-ons that each needs [row 53]", async () => {
    const resource = await planGraph();
    const addons = ["eks-pod-identity-agent", "kube-proxy", "vpc-cni"];
    expect(dependencyNames(resource("dev-jobs-profile"))).toEqual(
      expect.arrayContaining([
        ...addons.map((addon) => `dev-cluster-${addon}`),
        "dev-jobs-policy-pod-execution",
      ]),
    );
  });

  it("applies the caller's adjustment", async () => {
    const recording = await planPool({ transform: { profile: { tags: { Name: "x" } } } });
    expect(recording.only(PROFILE).inputs.tags).toEqual({ Name: "x" });
  });
});
