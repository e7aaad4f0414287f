import { webIdentityTrust, type WorkloadIdentity } from "../../core/pure/iam-policy";

/** An issuer of service account tokens that an account trusts. */
export interface TrustedIssuer {
  /** ARN of the OpenID Connect provider of IAM. */
  readonly providerArn: string;
  /** URL of the issuer, `https://` included. */
  readonly issuer: string;
}

/**
 * Trust by the cluster's token issuer: subject and audience exactly. Without the subject every pod of
 * the cluster could assume the role; without the audience a token for another service would do.
 */
export function issuerTrust(
  { providerArn, issuer }: TrustedIssuer,
  { namespace, serviceAccount }: WorkloadIdentity,
): string {
  const host = issuerHost(issuer);
  return webIdentityTrust(providerArn, {
    [`${host}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
    [`${host}:aud`]: TOKEN_AUDIENCE,
  });
}

/** The audience of tokens that are exchanged for credentials of AWS. */
export const TOKEN_AUDIENCE = "sts.amazonaws.com";

/** An issuer as condition keys name it: without the scheme. */
export function issuerHost(issuer: string): string {
  return issuer.replace(/^https:\/\//, "");
}
