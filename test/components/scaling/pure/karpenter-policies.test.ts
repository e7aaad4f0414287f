import { describe, expect, it } from "vitest";
import {
  controllerTrust,
  KARPENTER_POLICIES,
  karpenterPolicy,
  type KarpenterPolicy,
  type KarpenterScope,
  nodeTrust,
} from "../../../../components/scaling/pure/karpenter-policies";

const scope: KarpenterScope = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  clusterName: "dev-cluster",
  plan: {
    nodeRoleName: "dev-karpenter-node",
    queueArn: "arn:aws:sqs:eu-central-1:111122223333:dev-karpenter",
  },
};

/** A statement as IAM reads it. */
interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const statements = (key: KarpenterPolicy): readonly Statement[] =>
  (JSON.parse(karpenterPolicy(key, scope)) as { Statement: readonly Statement[] }).Statement;

const all = KARPENTER_POLICIES.flatMap((key) => statements(key));

const only = (sid: string): Statement | undefined => all.find(({ Sid }) => Sid === sid);

/** IAM counts the policies of a role together, without white space. */
const MOST_CHARACTERS = 10_240;

const READS =
  /^(?:arc-zonal-shift:Get|ec2:Describe|eks:Describe|iam:(?:Get|List)|pricing:Get|ssm:Get)/;

describe("karpenterPolicy", () => {
  it("stays within what IAM allows a role, also with the longest names", () => {
    const longest = { ...scope, clusterName: "c".repeat(100) };
    const total = KARPENTER_POLICIES.map((key) => karpenterPolicy(key, longest).length);
    expect(total.reduce((sum, length) => sum + length, 0)).toBeLessThan(MOST_CHARACTERS);
  });

  it("allows no action by a pattern", () => {
    expect(all.flatMap(({ Action }) => Action).filter((action) => action.includes("*"))).toEqual(
      [],
    );
  });

  it("reads everything, but changes only in its region or account", () => {
    const everywhere = all.filter(({ Resource }) => [Resource].flat().includes("*"));
    expect(everywhere.map(({ Sid }) => Sid)).toEqual(["ReadRegion", "ReadEverywhere"]);
    expect(everywhere.flatMap(({ Action }) => Action).every((action) => READS.test(action))).toBe(
      true,
    );
    expect(only("ReadRegion")?.Condition).toEqual({
      StringEquals: { "aws:RequestedRegion": "eu-central-1" },
    });
  });

  it("changes only what carries this cluster's tag", () => {
    const changes = all
      .filter(({ Action }) => [Action].flat().some((action) => !READS.test(action)))
      .filter(({ Condition }) => JSON.stringify(Condition ?? {}).includes("dev-cluster") === false)
      .map(({ Sid }) => Sid);
    // Ingredients of an instance, a role that is named in full, and a queue that is.
    expect(changes).toEqual(["LaunchFrom", "GiveNodesTheirRole", "ReadEvents"]);
  });

  it("launches from any ingredients, but only with the cluster's tags", () => {
    expect(statements("launch")).toEqual([
      {
        Sid: "LaunchFrom",
        Effect: "Allow",
        Action: ["ec2:RunInstances", "ec2:CreateFleet"],
        Resource: [
          "arn:aws:ec2:eu-central-1::image/*",
          "arn:aws:ec2:eu-central-1::snapshot/*",
          "arn:aws:ec2:eu-central-1:*:capacity-reservation/*",
          "arn:aws:ec2:eu-central-1:*:placement-group/*",
          "arn:aws:ec2:eu-central-1:*:security-group/*",
          "arn:aws:ec2:eu-central-1:*:subnet/*",
        ],
      },
      {
        Sid: "LaunchByOwnTemplates",
        Effect: "Allow",
        Action: ["ec2:RunInstances", "ec2:CreateFleet"],
        Resource: "arn:aws:ec2:eu-central-1:*:launch-template/*",
        Condition: {
          StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/dev-cluster": "owned" },
          StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
        },
      },
      {
        Sid: "LaunchTagged",
        Effect: "Allow",
        Action: ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"],
        Resource: [
          "fleet",
          "instance",
          "launch-template",
          "network-interface",
          "spot-instances-request",
          "volume",
        ].map((kind) => `arn:aws:ec2:eu-central-1:*:${kind}/*`),
        Condition: {
          StringEquals: {
            "aws:RequestTag/kubernetes.io/cluster/dev-cluster": "owned",
            "aws:RequestTag/eks:eks-cluster-name": "dev-cluster",
          },
          StringLike: { "aws:RequestTag/karpenter.sh/nodepool": "*" },
        },
      },
    ]);
  });

  it("ends only instances and templates of its own", () => {
    expect(statements("deletion")).toEqual([
      {
        Sid: "DeleteOwn",
        Effect: "Allow",
        Action: ["ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"],
        Resource: [
          "arn:aws:ec2:eu-central-1:*:instance/*",
          "arn:aws:ec2:eu-central-1:*:launch-template/*",
        ],
        Condition: {
          StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/dev-cluster": "owned" },
          StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
        },
      },
    ]);
  });

  it("tags at creation, and afterwards with three keys only", () => {
    expect(only("TagAtCreation")?.Condition?.StringEquals).toMatchObject({
      "ec2:CreateAction": ["CreateFleet", "CreateLaunchTemplate", "RunInstances"],
    });
    expect(only("TagOwnInstances")?.Condition).toMatchObject({
      "ForAllValues:StringEquals": {
        "aws:TagKeys": ["Name", "eks:eks-cluster-name", "karpenter.sh/nodeclaim"],
      },
    });
  });

  it("passes on the role of the nodes and no other, to EC2 only", () => {
    expect(only("GiveNodesTheirRole")).toMatchObject({
      Action: "iam:PassRole",
      Resource: "arn:aws:iam::111122223333:role/dev-karpenter-node",
      Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    });
    const china = { ...scope, aws: { ...scope.aws, partition: "aws-cn" } } as const;
    expect(karpenterPolicy("node-profiles", china)).toContain('"ec2.amazonaws.com.cn"');
  });

  it("keeps profiles under the path of its region and cluster", () => {
    const path = "arn:aws:iam::111122223333:instance-profile/karpenter/eu-central-1/dev-cluster/*";
    for (const sid of ["CreateProfiles", "TagOwnProfiles", "ChangeOwnProfiles"]) {
      expect(only(sid)?.Resource).toBe(path);
    }
  });
});

describe("trust", () => {
  it("names one service account of one cluster", () => {
    expect(JSON.parse(controllerTrust(scope))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "pods.eks.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
          Condition: {
            StringEquals: {
              "aws:RequestTag/eks-cluster-arn":
                "arn:aws:eks:eu-central-1:111122223333:cluster/dev-cluster",
              "aws:RequestTag/kubernetes-namespace": "kube-system",
              "aws:RequestTag/kubernetes-service-account": "karpenter",
            },
          },
        },
      ],
    });
  });

  it("lets instances be nodes", () => {
    expect(nodeTrust()).toContain('"Service":"ec2.amazonaws.com"');
  });
});
