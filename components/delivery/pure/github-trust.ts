import type { AwsLocation } from "../../core/pure/aws-location";
import { webIdentityTrust } from "../../core/pure/iam-policy";

/** Where GitHub issues tokens of workflow runs; condition keys name it without the scheme. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

/** The audience that `aws-actions/configure-aws-credentials` asks for. */
export const GITHUB_AUDIENCE = "sts.amazonaws.com";

/** ARN of the provider that stands for GitHub; there is one an account, so it is known beforehand. */
export function githubProviderArn({
  accountId,
  partition,
}: Pick<AwsLocation, "accountId" | "partition">): string {
  return `arn:${partition}:iam::${accountId}:oidc-provider/${GITHUB_ISSUER}`;
}

/** What of an access GitHub's subject tells. */
export type GithubRun =
  { readonly kind: "preview" } | { readonly kind: "deploy"; readonly environment: string };

/** The subject of tokens that get the role, as GitHub writes it. */
export function githubSubject(repository: string, access: GithubRun): string {
  const run = access.kind === "preview" ? "pull_request" : `environment:${access.environment}`;
  return `repo:${repository}:${run}`;
}

/**
 * Trust in one kind of run of one repository: subject and audience exactly. A pattern would admit
 * branches without a review, or a repository with a similar name.
 */
export function githubTrust(providerArn: string, subject: string): string {
  return webIdentityTrust(providerArn, {
    [`${GITHUB_ISSUER}:aud`]: GITHUB_AUDIENCE,
    [`${GITHUB_ISSUER}:sub`]: subject,
  });
}
