import { describe, expect, it } from "vitest";
import { OidcTrust } from "../../../components/cluster/oidc-trust";
import {
  ServiceAccountRole,
  type ServiceAccountRoleArgs,
} from "../../../components/cluster/service-account-role";
import { record, valueOf } from "../../support/mocks";

const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const IDENTITY = "aws:eks/podIdentityAssociation:PodIdentityAssociation";

const ARGS: ServiceAccountRoleArgs = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cluster: "dev-cluster",
  namespace: "storage",
  serviceAccount: "driver",
  policies: { volumes: { kind: "well-known", policy: "ebs-csi" } },
};

function declare(args: Partial<ServiceAccountRoleArgs> = {}, preview = false) {
  return record(() => new ServiceAccountRole("dev-driver", { ...ARGS, ...args }), { preview });
}

const IRSA = {
  kind: "irsa",
  trust: {
    providerArn: "arn:aws:iam::111122223333:oidc-provider/issuer.example",
    issuer: "https://issuer.example",
  },
} as const;

describe("ServiceAccountRole", () => {
  it.each([true, false])("declares role, policy and association (preview: %s)", async (mode) => {
    expect((await declare({}, mode)).inventory).toEqual([
      `${IDENTITY} dev-driver-identity`,
      `${ROLE} dev-driver-role`,
      `${ATTACHMENT} dev-driver-policy-volumes`,
    ]);
  });

  it("binds the role to the one service account", async () => {
    const recording = await declare();
    expect(recording.only(IDENTITY).inputs).toEqual({
      region: "eu-central-1",
      clusterName: "dev-cluster",
      namespace: "storage",
      serviceAccount: "driver",
      roleArn: "arn:aws:test:::dev-driver-role",
      tags: { Name: "dev-driver" },
    });
    const { assumeRolePolicy, ...role } = recording.only(ROLE).inputs;
    expect(role).toEqual({
      name: "dev-driver",
      description: "Pods of storage/driver",
      tags: { Name: "dev-driver" },
    });
    const [statement] = JSON.parse(String(assumeRolePolicy)).Statement;
    expect(statement.Condition.StringEquals).toEqual({
      "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:eu-central-1:111122223333:cluster/dev-cluster",
      "aws:RequestTag/kubernetes-namespace": "storage",
      "aws:RequestTag/kubernetes-service-account": "driver",
    });
  });

  it("attaches the policy that AWS maintains for a driver", async () => {
    expect((await declare()).only(ATTACHMENT).inputs).toEqual({
      role: "dev-driver",
      policyArn: "arn:aws:iam::aws:policy/AmazonEBSCSIDriverPolicyV2",
    });
  });

  it("writes a policy of its own with the cluster's name in it", async () => {
    const recording = await declare({
      policies: { scale: { kind: "well-known", policy: "cluster-autoscaler" } },
    });
    const { policy, ...rest } = recording.only(INLINE).inputs;
    expect(rest).toEqual({ name: "scale", role: "dev-driver" });
    expect(JSON.parse(String(policy)).Statement[1].Condition).toEqual({
      StringEquals: { "aws:ResourceTag/k8s.io/cluster-autoscaler/dev-cluster": "owned" },
    });
  });

  it("acts in another account by that account's role alone", async () => {
    const targetRoleArn = "arn:aws:iam::444455556666:role/shared-zones";
    const recording = await declare({ binding: { kind: "pod-identity", targetRoleArn } });
    expect(recording.only(IDENTITY).inputs.targetRoleArn).toBe(targetRoleArn);
    expect(JSON.parse(String(recording.only(INLINE).inputs.policy)).Statement).toEqual([
      {
        Sid: "ActInOtherAccount",
        Effect: "Allow",
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Resource: targetRoleArn,
      },
    ]);
  });

  it("binds by token where asked, with subject and audience, and no association", async () => {
    const recording = await declare({ binding: IRSA });
    expect(recording.inventory).toEqual([
      `${ROLE} dev-driver-role`,
      `${ATTACHMENT} dev-driver-policy-volumes`,
    ]);
    const { assumeRolePolicy } = recording.only(ROLE).inputs;
    expect(JSON.parse(String(assumeRolePolicy)).Statement[0].Condition).toEqual({
      StringEquals: {
        "issuer.example:sub": "system:serviceaccount:storage:driver",
        "issuer.example:aud": "sts.amazonaws.com",
      },
    });
  });

  it("binds by the token of a cluster whose issuer the account trusts", async () => {
    const oidcIssuer = "https://issuer.example";
    const recording = await record(() => {
      const trust = new OidcTrust("dev-trust", { cluster: { oidcIssuer } });
      new ServiceAccountRole("dev-driver", { ...ARGS, binding: { kind: "irsa", trust } });
    });
    const { assumeRolePolicy } = recording.only(ROLE).inputs;
    expect(JSON.parse(String(assumeRolePolicy)).Statement[0]).toMatchObject({
      Principal: { Federated: "arn:aws:test:::dev-trust-provider" },
      Condition: {
        StringEquals: { "issuer.example:sub": "system:serviceaccount:storage:driver" },
      },
    });
  });

  it("offers the annotation that a token needs, and none for Pod Identity", async () => {
    const roles: ServiceAccountRole[] = [];
    await record(() => {
      roles.push(new ServiceAccountRole("by-token", { ...ARGS, binding: IRSA }));
      roles.push(new ServiceAccountRole("by-agent", ARGS));
    });
    const [byToken, byAgent] = roles.map(
      ({ serviceAccountAnnotations }) => serviceAccountAnnotations,
    );
    expect(byAgent).toEqual({});
    expect(Object.keys(byToken ?? {})).toEqual(["eks.amazonaws.com/role-arn"]);
    expect(await valueOf(byToken?.["eks.amazonaws.com/role-arn"])).toBe(
      "arn:aws:test:::by-token-role",
    );
  });

  it("refuses mistakes before anything is declared", async () => {
    await expect(declare({ serviceAccount: "*", policies: {} })).rejects.toThrow(
      'service account role "dev-driver" has 2 problems',
    );
  });
});
