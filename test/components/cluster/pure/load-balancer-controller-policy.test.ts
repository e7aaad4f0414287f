import { describe, expect, it } from "vitest";
import { loadBalancerControllerStatements } from "../../../../components/cluster/pure/load-balancer-controller-policy";

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const statements = loadBalancerControllerStatements(aws, "dev");
const bySid = new Map(statements.map((statement) => [statement.Sid, statement]));

describe("loadBalancerControllerStatements", () => {
  it("change load balancers that carry the cluster's tag", () => {
    expect(bySid.get("ChangeOwnLoadBalancers")).toMatchObject({
      Resource: [
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/*",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/*",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/*",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/*",
      ],
      Condition: { StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "dev" } },
    });
  });

  it("make none without the tag", () => {
    for (const sid of ["MakeLoadBalancers", "MakeSecurityGroups"]) {
      expect(bySid.get(sid)?.Condition).toEqual({
        StringEquals: { "aws:RequestTag/elbv2.k8s.aws/cluster": "dev" },
      });
    }
  });

  // Whoever may tag what exists can make the load balancer of another cluster his own.
  it("tag only what is being made, or is the cluster's already", () => {
    const tagging = statements.filter(({ Action }) =>
      [Action].flat().includes("elasticloadbalancing:AddTags"),
    );
    expect(tagging.map(({ Condition }) => Condition)).toEqual([
      {
        StringEquals: {
          "elasticloadbalancing:CreateAction": [
            "CreateLoadBalancer",
            "CreateTargetGroup",
            "CreateListener",
            "CreateRule",
          ],
          "aws:RequestTag/elbv2.k8s.aws/cluster": "dev",
        },
      },
      { StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "dev" } },
    ]);
  });

  // EKS tags the cluster's security group `kubernetes.io/cluster/<name>: owned`.
  it("open the nodes of this cluster to their load balancers", () => {
    expect(bySid.get("AdmitTrafficToNodes")).toMatchObject({
      Action: ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
      Condition: { StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/dev": "owned" } },
    });
  });

  it("create no service-linked role but that of load balancing", () => {
    expect(bySid.get("FirstLoadBalancerOfTheAccount")).toEqual({
      Sid: "FirstLoadBalancerOfTheAccount",
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource:
        "arn:aws:iam::111122223333:role/aws-service-role/elasticloadbalancing.amazonaws.com/*",
      Condition: { StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" } },
    });
  });
});
