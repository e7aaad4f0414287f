import { describe, expect, it } from "vitest";
import {
  githubProviderArn,
  githubSubject,
  githubTrust,
} from "../../../../components/delivery/pure/github-trust";

describe("githubProviderArn", () => {
  it.each(["aws", "aws-us-gov"] as const)("names the account's one provider in %s", (partition) => {
    expect(githubProviderArn({ accountId: "111122223333", partition })).toBe(
      `arn:${partition}:iam::111122223333:oidc-provider/token.actions.githubusercontent.com`,
    );
  });
});

describe("githubSubject", () => {
  it("is that of pull requests for a preview", () => {
    expect(githubSubject("example/shop", { kind: "preview" })).toBe(
      "repo:example/shop:pull_request",
    );
  });

  it("is that of one environment for a deployment", () => {
    expect(githubSubject("example/shop", { kind: "deploy", environment: "prod" })).toBe(
      "repo:example/shop:environment:prod",
    );
  });

  it("keeps the numbers of a repository with immutable subjects", () => {
    expect(githubSubject("example@123/shop@456", { kind: "preview" })).toBe(
      "repo:example@123/shop@456:pull_request",
    );
  });
});

describe("githubTrust", () => {
  it("compares audience and subject exactly", () => {
    const subject = "repo:example/shop:pull_request";
    expect(JSON.parse(githubTrust("arn:provider", subject))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "arn:provider" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": subject,
            },
          },
        },
      ],
    });
  });
});
