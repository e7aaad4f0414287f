import { describe, expect, it } from "vitest";
import { OidcTrust } from "../../../components/cluster/oidc-trust";
import { record, valueOf } from "../../support/mocks";

const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const oidcIssuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE";

describe("OidcTrust", () => {
  it.each([true, false])("declares one provider (preview: %s)", async (preview) => {
    const declare = () => new OidcTrust("dev-trust", { cluster: { oidcIssuer } });
    const recording = await record(declare, { preview });
    expect(recording.inventory).toEqual([`${PROVIDER} dev-trust-provider`]);
  });

  // No thumbprint: IAM looks the certificate up, and a pinned one would expire.
  it("trusts the issuer for tokens meant for AWS only", async () => {
    const recording = await record(() => new OidcTrust("dev-trust", { cluster: { oidcIssuer } }));
    expect(recording.only(PROVIDER).inputs).toEqual({
      url: oidcIssuer,
      clientIdLists: ["sts.amazonaws.com"],
      tags: { Name: "dev-trust" },
    });
  });

  it("offers what a role's trust names", async () => {
    const trusts: OidcTrust[] = [];
    await record(() => trusts.push(new OidcTrust("dev-trust", { cluster: { oidcIssuer } })));
    expect(await valueOf(trusts[0]?.issuer)).toBe(oidcIssuer);
    expect(await valueOf(trusts[0]?.providerArn)).toBe("arn:aws:test:::dev-trust-provider");
  });
});
