import { describe, expect, it } from "vitest";
import { issuerHost, issuerTrust } from "../../../../components/cluster/pure/workload-trust";

const identity = { namespace: "shop", serviceAccount: "orders" };

describe("issuerTrust", () => {
  // EKS user guide, "Assign IAM roles to Kubernetes service accounts".
  it("admits one subject with one audience, compared exactly", () => {
    const issuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE";
    const providerArn =
      "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE";
    expect(JSON.parse(issuerTrust({ providerArn, issuer }, identity))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: providerArn },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub":
                "system:serviceaccount:shop:orders",
              "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud": "sts.amazonaws.com",
            },
          },
        },
      ],
    });
  });

  it("takes an issuer with or without its scheme", () => {
    expect(issuerHost("https://issuer.example/id/1")).toBe("issuer.example/id/1");
    expect(issuerHost("issuer.example/id/1")).toBe("issuer.example/id/1");
  });
});
