import { describe, expect, it } from "vitest";
import {
  type AccessGrant,
  accessGrantRules,
  accessPolicyArn,
  accessScope,
} from "../../../../components/cluster/pure/access-grants";
import { findProblems } from "../../../../components/core/pure/validate";

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

const developers: AccessGrant = {
  kind: "policy",
  principalArn: role("developers"),
  policy: "edit",
  scope: { kind: "namespaces", namespaces: ["shop"] },
};

const problemsOf = (grants: Readonly<Record<string, AccessGrant>>) =>
  findProblems(accessGrantRules(grants));

describe("accessGrantRules", () => {
  it("accept grants of every kind", () => {
    const grants: Record<string, AccessGrant> = {
      developers,
      operators: { kind: "groups", principalArn: role("operators"), groups: ["operators"] },
      nodes: { kind: "node", principalArn: role("nodes"), type: "HYBRID_LINUX" },
    };
    expect(problemsOf(grants)).toEqual([]);
  });

  it("name every mistake at once", () => {
    const problems = problemsOf({
      Admins: { kind: "groups", principalArn: role("admins"), groups: ["system:masters"] },
      person: {
        kind: "policy",
        principalArn: "arn:aws:iam::111122223333:user/ada",
        policy: "cluster-admin",
        scope: { kind: "namespaces", namespaces: ["shop", "shop"] },
      },
    });
    expect(problems).toEqual([
      'grants.Admins: is not a key of lower-case letters, digits and hyphens, got "Admins"; use a short word such as developers',
      'grants.Admins.groups[0]: is a group that EKS reserves, got "system:masters"; name a group of your own and bind it to a role; use kind "policy" for administrators',
      'grants.person.principalArn: is not the ARN of an IAM role, got "arn:aws:iam::111122223333:user/ada"; write it as "arn:aws:iam::111122223333:role/platform"; users and sessions are refused',
      'grants.person.scope: confines cluster-admin, which is the policy for whole clusters, got ["shop","shop"]; use policy "admin" in namespaces, or scope { kind: "cluster" }',
      'grants.person.scope.namespaces: must not repeat a namespace, got ["shop","shop"]; name each once',
    ]);
  });

  it("refuse a second entry for a principal", () => {
    expect(problemsOf({ developers, again: developers })).toEqual([
      `grants.again.principalArn: is the principal of grants.developers already, got "${role("developers")}"; an access entry has one principal: use one grant, or a role for each`,
    ]);
  });

  it("refuse to grant nothing", () => {
    expect(problemsOf({})).toEqual([
      "grants: must name at least one grant, got {}; give a role its rights by a short stable key, or leave the component out",
    ]);
  });
});

describe("access policies", () => {
  // Names as the EKS user guide lists them, "Access policy permissions".
  it.each([
    ["cluster-admin", "AmazonEKSClusterAdminPolicy"],
    ["admin", "AmazonEKSAdminPolicy"],
    ["edit", "AmazonEKSEditPolicy"],
    ["view", "AmazonEKSViewPolicy"],
    ["admin-view", "AmazonEKSAdminViewPolicy"],
  ] as const)("have the ARN of the partition: %s", (policy, name) => {
    const location = {
      accountId: "111122223333",
      region: "cn-north-1",
      partition: "aws-cn",
    } as const;
    expect(accessPolicyArn(location, policy)).toBe(
      `arn:aws-cn:eks::aws:cluster-access-policy/${name}`,
    );
  });

  it("apply in the cluster or in namespaces", () => {
    expect(accessScope({ kind: "cluster" })).toEqual({ type: "cluster" });
    expect(accessScope({ kind: "namespaces", namespaces: ["a", "b"] })).toEqual({
      type: "namespace",
      namespaces: ["a", "b"],
    });
  });
});
