import { describe, expect, it } from "vitest";
import { AccessGrants } from "../../../components/cluster/access-grants";
import type { AccessGrant } from "../../../components/cluster/pure/access-grants";
import { record } from "../../support/mocks";
import { dependencyNames, planGraph } from "./plan-graph";

const ENTRY = "aws:eks/accessEntry:AccessEntry";
const POLICY = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

function grant(grants: Readonly<Record<string, AccessGrant>>, preview = false) {
  return record(
    () =>
      new AccessGrants("dev-access", {
        aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
        cluster: "dev-cluster",
        grants,
      }),
    { preview },
  );
}

const developers: AccessGrant = {
  kind: "policy",
  principalArn: role("developers"),
  policy: "edit",
  scope: { kind: "namespaces", namespaces: ["shop", "billing"] },
};

describe("AccessGrants", () => {
  it.each([true, false])(
    "declares an entry and a policy for a grant (preview: %s)",
    async (mode) => {
      const recording = await grant({ developers }, mode);
      expect(recording.inventory).toEqual([
        `${ENTRY} dev-access-developers`,
        `${POLICY} dev-access-developers-policy`,
      ]);
    },
  );

  it("confines a policy to namespaces", async () => {
    const recording = await grant({ developers });
    const cluster = { region: "eu-central-1", clusterName: "dev-cluster" };
    expect(recording.only(ENTRY).inputs).toEqual({
      ...cluster,
      principalArn: role("developers"),
      type: "STANDARD",
      tags: { Name: "dev-access-developers" },
    });
    expect(recording.only(POLICY).inputs).toEqual({
      ...cluster,
      principalArn: role("developers"),
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
      accessScope: { type: "namespace", namespaces: ["shop", "billing"] },
    });
  });

  it("lets a role read the whole cluster", async () => {
    const recording = await grant({
      audit: {
        kind: "policy",
        principalArn: role("audit"),
        policy: "view",
        scope: { kind: "cluster" },
      },
    });
    expect(recording.only(POLICY).inputs).toMatchObject({
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
      accessScope: { type: "cluster" },
    });
  });

  it("puts a role into groups of the cluster, without a policy", async () => {
    const recording = await grant({
      operators: { kind: "groups", principalArn: role("operators"), groups: ["operators"] },
    });
    expect(recording.inventory).toEqual([`${ENTRY} dev-access-operators`]);
    expect(recording.only(ENTRY).inputs).toMatchObject({
      type: "STANDARD",
      kubernetesGroups: ["operators"],
    });
  });

  it("lets machines join, with neither group nor policy", async () => {
    const recording = await grant({
      nodes: { kind: "node", principalArn: role("nodes"), type: "EC2_LINUX" },
    });
    expect(recording.inventory).toEqual([`${ENTRY} dev-access-nodes`]);
    expect(recording.only(ENTRY).inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      principalArn: role("nodes"),
      type: "EC2_LINUX",
      tags: { Name: "dev-access-nodes" },
    });
  });

  // EKS user guide, "Create a Node Class": an entry of type EC2, and this policy for the cluster.
  it("lets machines of a class of Auto Mode join", async () => {
    const recording = await grant({
      machines: { kind: "node", principalArn: role("machines"), type: "EC2" },
    });
    expect(recording.only(ENTRY).inputs.type).toBe("EC2");
    expect(recording.only(POLICY).inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      principalArn: role("machines"),
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy",
      accessScope: { type: "cluster" },
    });
  });

  it("makes a policy wait for the entry that it belongs to", async () => {
    const policy = (await planGraph())("dev-access-developers-policy");
    expect(dependencyNames(policy)).toContain("dev-access-developers");
  });

  it("refuses mistakes before anything is declared", async () => {
    await expect(grant({})).rejects.toThrow(
      'access grants "dev-access" has 1 problem:\n  grants: must name at least one grant',
    );
  });
});
