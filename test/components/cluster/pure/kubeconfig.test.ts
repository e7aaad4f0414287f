import { describe, expect, it } from "vitest";
import { renderKubeconfig } from "../../../../components/cluster/pure/kubeconfig";

const kubeconfig = JSON.parse(
  renderKubeconfig({
    clusterName: "dev-cluster",
    region: "eu-central-1",
    endpoint: "https://example.eks.amazonaws.com",
    certificateAuthority: "Y2VydA==",
  }),
);

describe("renderKubeconfig", () => {
  it("points at the endpoint and trusts its certificate authority", () => {
    expect(kubeconfig.clusters).toEqual([
      {
        name: "dev-cluster",
        cluster: {
          server: "https://example.eks.amazonaws.com",
          "certificate-authority-data": "Y2VydA==",
        },
      },
    ]);
  });

  it("asks the aws command for a token and holds no credential", () => {
    expect(kubeconfig.users).toEqual([
      {
        name: "dev-cluster",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: [
              "--region",
              "eu-central-1",
              "eks",
              "get-token",
              "--cluster-name",
              "dev-cluster",
              "--output",
              "json",
            ],
          },
        },
      },
    ]);
  });

  it("selects its only context", () => {
    expect(kubeconfig["current-context"]).toBe(kubeconfig.contexts[0].name);
  });
});
