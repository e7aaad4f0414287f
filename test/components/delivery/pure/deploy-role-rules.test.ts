import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import {
  type DeployRoleInput,
  deployRoleRules,
} from "../../../../components/delivery/pure/deploy-role-rules";

const boundaryArn = "arn:aws:iam::111122223333:policy/deploy-boundary";
const queues = {
  Effect: "Allow",
  Action: ["sqs:CreateQueue"],
  Resource: "arn:aws:sqs:eu-central-1:111122223333:shop-*",
} as const;
const DEPLOY = { kind: "deploy", environment: "prod", boundaryArn, statements: [queues] } as const;
const SOUND: DeployRoleInput = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  repository: "example/shop",
  access: { kind: "preview" },
  sessionDuration: "1 hour",
};

const problemsOf = (change: Partial<DeployRoleInput>) =>
  findProblems(deployRoleRules({ ...SOUND, ...change }));

/** Paths of what is wrong. */
const pathsOf = (change: Partial<DeployRoleInput>) =>
  problemsOf(change).map((problem) => problem.slice(0, problem.indexOf(": ")));

const reading = (...Action: string[]) => ({
  access: { kind: "preview", statements: [{ Effect: "Allow", Action, Resource: "*" }] } as const,
});

describe("deployRoleRules", () => {
  it.each([
    {},
    { access: DEPLOY },
    { access: { ...DEPLOY, environment: "eu prod/blue_1.2" } },
    { access: { ...DEPLOY, statements: [], policyArns: { clusters: boundaryArn } } },
    { repository: "example-org@123/shop.web_1@456" },
    { providerArn: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
    { providerArn: Promise.resolve("told later") },
    { state: { bucket: "example-state", prefix: "shop/prod" } },
    { sessionDuration: "12 hours" },
    reading("ec2:Describe*", "s3:getobject", "sts:GetCallerIdentity"),
  ])("accept %j", (change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  it.each(["example/*", "*/shop", "example", "example/shop:ref", "example@1/shop", "a/b/c", ""])(
    "refuse the repository %j",
    (repository) => {
      expect(pathsOf({ repository })).toEqual(["repository"]);
    },
  );

  it.each(["*", "prod-?", "prod:blue", ""])("refuse the environment %j", (environment) => {
    expect(pathsOf({ access: { ...DEPLOY, environment } })).toEqual(["access.environment"]);
  });

  it.each([
    "sqs:SendMessage",
    "iam:PassRole",
    "kms:Decrypt",
    "sts:AssumeRole",
    "sts:GetSessionToken",
    "ecr:GetAuthorizationToken",
    "redshift:GetClusterCredentialsWithIAM",
    "secretsmanager:GetSecretValue",
    "Get*",
  ])("refuse a preview that may %s", (action) => {
    expect(pathsOf(reading("sqs:GetQueueUrl", action))).toEqual(["access.statements[0].Action"]);
  });

  it("let a preview be denied what changes", () => {
    const statements = [{ Effect: "Deny", Action: "sqs:DeleteQueue", Resource: "*" }] as const;
    expect(problemsOf({ access: { kind: "preview", statements } })).toEqual([]);
  });

  it.each(["*", "*:*", "sqs:*", "sqs:**"])("refuse the action %j of a deployment", (Action) => {
    const access = { ...DEPLOY, statements: [queues, { ...queues, Action }] };
    expect(problemsOf({ access })).toEqual([
      `access.statements[1].Action: allows every action of a service, got ${JSON.stringify(Action)}; name the actions that the stack needs`,
    ]);
  });

  it("refuse roles that may nothing", () => {
    expect(pathsOf({ access: { ...DEPLOY, statements: [] } })).toEqual(["access.statements"]);
    expect(pathsOf({ access: { kind: "preview", statements: [] } })).toEqual(["access.statements"]);
  });

  it("refuse a boundary that bounds nothing", () => {
    const boundary = "arn:aws:iam::aws:policy/AdministratorAccess";
    const access = { ...DEPLOY, boundaryArn: boundary };
    expect(pathsOf({ access })).toEqual(["access.boundaryArn"]);
  });

  it("refuse the whole account, and keys that name nothing", () => {
    const policyArns = { All: "arn:aws:iam::aws:policy/AdministratorAccess" };
    expect(problemsOf({ access: { ...DEPLOY, policyArns } })).toEqual([
      'access.policyArns.All: is not a key of lower-case letters, digits and hyphens, got "All"; use a short word such as clusters',
      'access.policyArns.All: gives a workflow full access to the account, got "arn:aws:iam::aws:policy/AdministratorAccess"; name the actions that the stack needs',
    ]);
  });

  it("tell every mistake at once, each with its path", () => {
    const wrong: Partial<DeployRoleInput> = {
      aws: { ...SOUND.aws, accountId: "1" },
      providerArn: "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com",
      access: { ...DEPLOY, boundaryArn: "boundary" },
      state: {
        bucket: "s3://state",
        prefix: "/shop/*",
        bucketKeyArn: "alias/state",
        secretsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/secrets",
      },
      sessionDuration: "30 minutes",
    };
    expect(pathsOf(wrong)).toEqual([
      "aws.accountId",
      "providerArn",
      "access.boundaryArn",
      "state.bucket",
      "state.prefix",
      "state.bucketKeyArn",
      "state.secretsKeyArn",
      "sessionDuration",
    ]);
  });
});
