import { describe, expect, it } from "vitest";
import {
  planPolicy,
  WELL_KNOWN_POLICIES,
} from "../../../../components/cluster/pure/workload-policies";
import type { PolicyStatement } from "../../../../components/core/pure/iam-policy";

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;

function statementsOf(policy: (typeof WELL_KNOWN_POLICIES)[number]): readonly PolicyStatement[] {
  const planned = planPolicy({ kind: "well-known", policy }, aws, "dev");
  return planned.kind === "inline" ? planned.statements : [];
}

/** Reading does not change anything and mostly has no resource level on AWS. */
const READS = /:(Describe|Get|List)/;

describe("planPolicy", () => {
  it.each([
    ["ebs-csi", "arn:aws:iam::aws:policy/AmazonEBSCSIDriverPolicyV2"],
    ["efs-csi", "arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy"],
    ["cloudwatch-agent", "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"],
  ] as const)("takes AWS's own policy for %s", (policy, policyArn) => {
    expect(planPolicy({ kind: "well-known", policy }, aws, "dev")).toEqual({
      kind: "attached",
      policyArn,
    });
  });

  it("hands statements and policies of the caller on", () => {
    const statements: PolicyStatement[] = [
      { Effect: "Allow", Action: "sqs:ReceiveMessage", Resource: "arn:aws:sqs:::orders" },
    ];
    expect(planPolicy({ kind: "statements", statements }, aws, "dev")).toEqual({
      kind: "inline",
      statements,
    });
    const policyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    expect(planPolicy({ kind: "managed", policyArn }, aws, "dev")).toEqual({
      kind: "attached",
      policyArn,
    });
  });

  // Whatever changes something does so in a named resource, or one that carries the cluster's tag.
  it.each(WELL_KNOWN_POLICIES)("lets %s change nothing of another cluster", (policy) => {
    const changing = statementsOf(policy).filter(({ Action }) =>
      [Action].flat().some((action) => !READS.test(action)),
    );
    const unconfined = changing.filter(
      ({ Resource, Condition }) => Resource === "*" && Condition === undefined,
    );
    expect(unconfined).toEqual([]);
    const text = JSON.stringify(changing);
    expect(text).not.toContain('"*:*"');
    if (changing.length > 0) expect(text).toContain("dev");
  });

  it("lets the autoscaler scale the groups of the region that carry the cluster's tag", () => {
    const scaling = statementsOf("cluster-autoscaler").find(({ Sid }) => Sid === "ScaleOwnGroups");
    expect(scaling).toMatchObject({
      Resource:
        "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*",
      Condition: { StringEquals: { "aws:ResourceTag/k8s.io/cluster-autoscaler/dev": "owned" } },
    });
  });

  it.each(WELL_KNOWN_POLICIES)("gives %s statements that IAM can tell apart", (policy) => {
    const sids = statementsOf(policy).map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
    expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid ?? ""))).toEqual([]);
  });

  // IAM: the inline policies of a role have at most 10,240 characters together.
  it.each(WELL_KNOWN_POLICIES)("keeps %s within what a role may hold", (policy) => {
    expect(JSON.stringify(statementsOf(policy)).replace(/\s/g, "").length).toBeLessThan(10_240);
  });
});

describe("dns records", () => {
  const zoneIds = ["Z0123456789EXAMPLE"] as const;
  const zone = "arn:aws:route53:::hostedzone/Z0123456789EXAMPLE";

  it("are changed in the named zones only", () => {
    const planned = planPolicy({ kind: "dns-records", records: "all", zoneIds }, aws, "dev");
    expect(planned).toMatchObject({
      kind: "inline",
      statements: [
        { Action: "route53:ChangeResourceRecordSets", Resource: [zone] },
        { Resource: [zone] },
        { Action: "route53:GetChange", Resource: "arn:aws:route53:::change/*" },
        { Action: ["route53:ListHostedZones", "route53:ListHostedZonesByName"], Resource: "*" },
      ],
    });
  });

  it("are TXT records alone where certificates are proven", () => {
    const planned = planPolicy({ kind: "dns-records", records: "txt", zoneIds }, aws, "dev");
    expect(planned).toMatchObject({
      statements: [
        {
          Condition: {
            "ForAllValues:StringEquals": {
              "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"],
            },
          },
        },
        {},
        {},
        {},
      ],
    });
  });
});
