import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { DeployRole, type DeployRoleArgs } from "../../../components/delivery";
import { record, valueOf } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const ROLE = "aws:iam/role:Role";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

const providerArn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const boundaryArn = "arn:aws:iam::111122223333:policy/deploy-boundary";
const queues = {
  Effect: "Allow",
  Action: ["sqs:CreateQueue"],
  Resource: "arn:aws:sqs:eu-central-1:111122223333:shop-*",
} as const;

const PREVIEW: DeployRoleArgs = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  repository: "example/shop",
  access: { kind: "preview" },
  state: { bucket: "example-state", prefix: "shop" },
};
const DEPLOY: DeployRoleArgs = {
  ...PREVIEW,
  access: { kind: "deploy", environment: "prod", boundaryArn, statements: [queues] },
  providerArn,
};

function declare(args: DeployRoleArgs, preview = false) {
  return record(() => new DeployRole("shop", args), { preview });
}

const statementsIn = (document: unknown) => JSON.parse(String(document)).Statement;

describe("DeployRole", () => {
  it.each([true, false])("declares provider, role and policies (preview: %s)", async (mode) => {
    expect((await declare(PREVIEW, mode)).inventory).toEqual([
      `${PROVIDER} shop-provider`,
      `${ROLE} shop-role`,
      `${INLINE} shop-policy-rights`,
      `${INLINE} shop-policy-state`,
    ]);
  });

  it("creates the provider for GitHub with its one audience [OX-1]", async () => {
    const provider = (await declare(PREVIEW)).only(PROVIDER);
    expect(provider.inputs).toEqual({
      url: "https://token.actions.githubusercontent.com",
      clientIdLists: ["sts.amazonaws.com"],
      tags: { Name: "shop-provider" },
    });
    provesRow("OX-1", provider, "clientIdLists[0]", "sts.amazonaws.com");
  });

  it.each([true, false])("trusts pull requests of the repository (preview: %s)", async (mode) => {
    const { assumeRolePolicy, ...role } = (await declare(PREVIEW, mode)).only(ROLE).inputs;
    expect(role).toEqual({
      name: "shop",
      description: "Workflow runs of repo:example/shop:pull_request",
      maxSessionDuration: 3600,
      tags: { Name: "shop" },
    });
    const [statement] = statementsIn(assumeRolePolicy);
    expect(statement).toMatchObject({
      Principal: { Federated: providerArn },
      Condition: {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": "repo:example/shop:pull_request",
        },
      },
    });
  });

  it("lets a preview read only", async () => {
    const recording = await declare(PREVIEW);
    const documents = ["rights", "state"].map(
      (key) => recording.only(INLINE, `shop-policy-${key}`).inputs.policy,
    );
    const actions: string[] = documents.flatMap(statementsIn).flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(30);
    expect(actions.filter((action) => !/:(?:Describe|Get|List)/.test(action))).toEqual([]);
  });

  it("reads what it is told instead", async () => {
    const statements = [{ ...queues, Action: "sqs:GetQueueAttributes" }];
    const recording = await declare({ ...PREVIEW, access: { kind: "preview", statements } });
    const { policy } = recording.only(INLINE, "shop-policy-rights").inputs;
    expect(statementsIn(policy)).toEqual(statements);
  });

  it("lets a deployment do what is given, within its boundary", async () => {
    const recording = await declare({ ...DEPLOY, sessionDuration: "2 hours" });
    expect(recording.inventory).toEqual([
      `${ROLE} shop-role`,
      `${INLINE} shop-policy-rights`,
      `${INLINE} shop-policy-state`,
    ]);
    expect(recording.only(ROLE).inputs).toMatchObject({
      permissionsBoundary: boundaryArn,
      maxSessionDuration: 7200,
    });
    const { policy } = recording.only(INLINE, "shop-policy-rights").inputs;
    expect(statementsIn(policy)).toEqual([queues]);
  });

  it("attaches policies by their keys", async () => {
    const access = { ...DEPLOY.access, policyArns: { clusters: boundaryArn } } as const;
    const { state: _, ...withoutState } = DEPLOY;
    const recording = await declare({ ...withoutState, access });
    expect(recording.inventory).toEqual([
      `${ROLE} shop-role`,
      `${INLINE} shop-policy-rights`,
      `${ATTACHMENT} shop-policy-clusters`,
    ]);
    expect(recording.only(ATTACHMENT).inputs).toEqual({ role: "shop", policyArn: boundaryArn });
  });

  it("takes keys and buckets that are told later", async () => {
    const bucketKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/state";
    const state = { bucket: pulumi.output("state"), bucketKeyArn: pulumi.output(bucketKeyArn) };
    const recording = await declare({ ...DEPLOY, state });
    const { policy } = recording.only(INLINE, "shop-policy-state").inputs;
    const [find, , useKey] = statementsIn(policy);
    expect(find.Resource).toBe("arn:aws:s3:::state");
    expect(useKey.Resource).toBe(bucketKeyArn);
  });

  it("tells other roles the provider, and everybody its subject", async () => {
    const roles: DeployRole[] = [];
    const recording = await record(() => {
      const first = new DeployRole("first", PREVIEW);
      const { providerArn: given } = first;
      roles.push(first, new DeployRole("second", { ...DEPLOY, providerArn: given }));
    });
    expect(recording.inventory.filter((line) => line.startsWith(PROVIDER))).toHaveLength(1);
    expect(await valueOf(roles[1]?.providerArn)).toBe(providerArn);
    expect(roles.map(({ subject }) => subject)).toEqual([
      "repo:example/shop:pull_request",
      "repo:example/shop:environment:prod",
    ]);
    expect(Object.keys(roles[0]?.nodes.policies ?? {})).toEqual(["rights", "state"]);
  });

  it("refuses mistakes before anything is declared", async () => {
    const wrong = { ...PREVIEW, repository: "example/*", providerArn: "github" };
    await expect(declare(wrong)).rejects.toThrow('deploy role "shop" has 2 problems');
  });
});
