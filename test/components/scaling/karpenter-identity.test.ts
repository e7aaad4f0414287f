import { describe, expect, it } from "vitest";
import { Karpenter, type KarpenterArgs } from "../../../components/scaling";
import { record } from "../../support/mocks";
import { karpenterArgs } from "./karpenter-args";

const ROLE = "aws:iam/role:Role";

const planned = (change: Partial<KarpenterArgs> = {}) =>
  record(() => new Karpenter("dev-karpenter", { ...karpenterArgs, ...change }));

describe("createNodeIdentity", () => {
  it("gives nodes the least and lets them join [row 25]", async () => {
    const recording = await planned();
    expect(recording.only(ROLE, "dev-karpenter-node-role").inputs).toMatchObject({
      name: "dev-karpenter-node",
      description: "Nodes that dev-karpenter starts",
    });
    expect(recording.only("aws:eks/accessEntry:AccessEntry").inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      principalArn: "arn:aws:test:::dev-karpenter-node-role",
      type: "EC2_LINUX",
      tags: { Name: "dev-karpenter-node-access" },
    });
  });

  it("opens shells only where they are asked for", async () => {
    const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const shell = `${attachment} dev-karpenter-node-policy-session-manager`;
    expect((await planned()).inventory).not.toContain(shell);
    expect((await planned({ sessionManager: true })).inventory).toContain(shell);
  });
});

describe("createControllerIdentity", () => {
  it("binds the role to one service account of one cluster [row 6]", async () => {
    const recording = await planned();
    const { inputs } = recording.only("aws:eks/podIdentityAssociation:PodIdentityAssociation");
    expect(inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      namespace: "kube-system",
      serviceAccount: "karpenter",
      roleArn: "arn:aws:test:::dev-karpenter-controller-role",
      tags: { Name: "dev-karpenter-controller-identity" },
    });
    const trust = recording.only(ROLE, "dev-karpenter-controller-role").inputs.assumeRolePolicy;
    expect(trust).toContain("arn:aws:eks:eu-central-1:111122223333:cluster/dev-cluster");
  });

  it("gives each concern a policy of its own", async () => {
    const recording = await planned();
    const { inputs } = recording.only(
      "aws:iam/rolePolicy:RolePolicy",
      "dev-karpenter-controller-interruption",
    );
    expect(inputs).toMatchObject({ name: "interruption", role: "dev-karpenter-controller" });
    expect(inputs.policy).toContain("arn:aws:sqs:eu-central-1:111122223333:dev-karpenter");
  });
});
