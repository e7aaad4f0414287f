import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { BaseComponent, type ClusterContract, type Transforms } from "../core";
import { TOKEN_AUDIENCE } from "./pure/workload-trust";

/** Children of an {@link OidcTrust} that `transform` reaches, with their arguments. */
export interface OidcTrustChildren {
  provider: aws.iam.OpenIdConnectProviderArgs;
}

/** Arguments of {@link OidcTrust}. */
export interface OidcTrustArgs {
  /** The cluster whose service account tokens the account trusts. */
  readonly cluster: Pick<ClusterContract, "oidcIssuer">;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<OidcTrustChildren>;
}

/** The resources of an {@link OidcTrust}. */
export interface OidcTrustNodes {
  readonly provider: aws.iam.OpenIdConnectProvider;
}

/**
 * Makes the account trust the tokens of a cluster's service accounts (IAM roles for service accounts,
 * IRSA). By itself it grants nothing: a {@link ServiceAccountRole} names the one account it is for.
 *
 * Pod Identity needs no such trust and is the default; IRSA is for what does not support it, such as
 * pods on Fargate and controllers in clusters outside EKS.
 *
 * Creates the OpenID Connect provider of IAM, one a cluster and account. IAM looks the certificate of
 * the issuer up by itself, so none is pinned that would expire.
 *
 * @example
 * const trust = new OidcTrust("dev-trust", { cluster });
 *
 * **Cost** none.
 *
 * **Failure modes** a second provider for the same issuer is refused by IAM: share this one. A cluster
 * that is re-created has another issuer, and every trust policy follows it.
 */
export class OidcTrust extends BaseComponent {
  readonly providerArn: pulumi.Output<string>;
  /** URL of the issuer. */
  readonly issuer: pulumi.Output<string>;
  readonly nodes: OidcTrustNodes;

  constructor(name: string, args: OidcTrustArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:OidcTrust", name, opts);
    const provider = this.children(args.transform).create(
      "provider",
      aws.iam.OpenIdConnectProvider,
      `${name}-provider`,
      {
        url: args.cluster.oidcIssuer,
        clientIdLists: [TOKEN_AUDIENCE],
        tags: { Name: name },
      },
    );
    this.providerArn = provider.arn;
    this.issuer = provider.url;
    this.nodes = { provider };
    this.registerOutputs({ providerArn: this.providerArn, issuer: this.issuer });
  }
}
