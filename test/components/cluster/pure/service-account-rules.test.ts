import { describe, expect, it } from "vitest";
import {
  type ServiceAccountInput,
  serviceAccountRules,
} from "../../../../components/cluster/pure/service-account-rules";
import { findProblems } from "../../../../components/core/pure/validate";

const SOUND: ServiceAccountInput = {
  namespace: "shop",
  serviceAccount: "orders",
  policies: { volumes: { kind: "well-known", policy: "ebs-csi" } },
};

const problemsOf = (change: Partial<ServiceAccountInput>) =>
  findProblems(serviceAccountRules({ ...SOUND, ...change }));

describe("serviceAccountRules", () => {
  it("accept rights of every kind", () => {
    const policies: ServiceAccountInput["policies"] = {
      volumes: { kind: "well-known", policy: "ebs-csi" },
      records: { kind: "dns-records", records: "txt", zoneIds: ["Z0123456789EXAMPLE"] },
      metrics: {
        kind: "managed",
        policyArn: "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy",
      },
      own: { kind: "managed", policyArn: "arn:aws:iam::111122223333:policy/team/read-orders" },
      queue: {
        kind: "statements",
        statements: [
          {
            Effect: "Allow",
            Action: ["sqs:ReceiveMessage"],
            Resource: "arn:aws:sqs:eu-central-1:111122223333:orders",
          },
        ],
      },
    };
    expect(problemsOf({ policies })).toEqual([]);
  });

  it.each([
    [
      { namespace: "shop-*" },
      'namespace: is not the name of one namespace, got "shop-*"; name it exactly, without a pattern',
    ],
    [
      { serviceAccount: "*" },
      'serviceAccount: is not the name of one service account, got "*"; name it exactly, without a pattern',
    ],
    [
      { serviceAccount: "default" },
      'serviceAccount: is the default account of pods that name none, got "default"; give the workload a dedicated account',
    ],
    [
      { policies: {} },
      'policies: must name at least one policy, got {}; name rights by a short key: { records: { kind: "well-known", policy: "ebs-csi" } }',
    ],
    [
      { policies: { dns: { kind: "dns-records", records: "all", zoneIds: ["*"] } } },
      'policies.dns.zoneIds[0]: is not the id of a hosted zone, got "*"; write it as "Z0123456789EXAMPLE"; a pattern would reach every zone of the account',
    ],
    [
      { policies: { all: { kind: "managed", policyArn: "AdministratorAccess" } } },
      'policies.all.policyArn: is not the ARN of a policy, got "AdministratorAccess"; write it as "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"',
    ],
    [
      {
        policies: {
          all: { kind: "managed", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
        },
      },
      'policies.all.policyArn: gives pods full access to the account, got "arn:aws:iam::aws:policy/AdministratorAccess"; name the actions that the workload calls',
    ],
    [
      {
        policies: {
          all: {
            kind: "statements",
            statements: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
          },
        },
      },
      'policies.all.statements[0].Action: allows every action of a service, got "s3:*"; name the actions that the workload calls',
    ],
    [
      {
        policies: {
          iam: { kind: "managed", policyArn: "arn:aws:iam::aws:policy/IAMFullAccess" },
        },
      },
      'policies.iam.policyArn: gives pods full access to the account, got "arn:aws:iam::aws:policy/IAMFullAccess"; name the actions that the workload calls',
    ],
    [
      { policies: { "Read orders": { kind: "well-known", policy: "ebs-csi" } } },
      'policies.Read orders: is not a key of lower-case letters, digits and hyphens, got "Read orders"; use a short word such as records',
    ],
    [
      { policies: { "assume-target": { kind: "well-known", policy: "ebs-csi" } } },
      'policies.assume-target: is the key of the policy that comes with targetRoleArn, got "assume-target"; use another word',
    ],
    [
      { binding: { kind: "pod-identity", targetRoleArn: "arn:aws:iam::444455556666:user/orders" } },
      'binding.targetRoleArn: is not the ARN of an IAM role, got "arn:aws:iam::444455556666:user/orders"; write it as "arn:aws:iam::111122223333:role/platform"; users and sessions are refused',
    ],
  ] satisfies [Partial<ServiceAccountInput>, string][])("refuse %o", (change, problem) => {
    expect(problemsOf(change)).toEqual([problem]);
  });
});
