import { describe, expect, it } from "vitest";
import { provesRow } from "../../support/proves";
import { planCluster } from "./plan-cluster";
import { dependencyNames, planGraph } from "./plan-graph";

describe("createAdmins", () => {
  it("makes the named role administrator of the cluster [SV-1]", async () => {
    const recording = await planCluster();
    const principalArn = "arn:aws:iam::111122223333:role/platform";
    const entry = recording.only("aws:eks/accessEntry:AccessEntry");
    provesRow("SV-1", entry, "principalArn", principalArn);
    expect(entry.inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      principalArn,
      type: "STANDARD",
    });
    expect(
      recording.only("aws:eks/accessPolicyAssociation:AccessPolicyAssociation").inputs,
    ).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      principalArn,
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    });
  });
});

describe("createAdmins, ordered", () => {
  it("makes a policy wait for the entry that it belongs to", async () => {
    const policy = (await planGraph())("dev-cluster-admin-platform-policy");
    expect(dependencyNames(policy)).toContain("dev-cluster-admin-platform");
  });
});

describe("createApiIngress", () => {
  it("admits clients of a named range to the private endpoint [SV-7]", async () => {
    const recording = await planCluster({
      endpointAccess: { public: false, privateCidrs: ["10.20.0.0/16"] },
    });
    const rule = recording.only("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    expect(rule.name).toBe("dev-cluster-api-from-10.20.0.0-16");
    provesRow("SV-7", rule, "cidrIpv4", "10.20.0.0/16");
    expect(rule.inputs).toMatchObject({
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
  });
});
