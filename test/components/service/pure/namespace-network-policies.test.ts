import { describe, expect, it } from "vitest";
import { planNamespaceNetworkPolicies } from "../../../../components/service/pure/namespace-network-policies";

const policies = planNamespaceNetworkPolicies("default-deny");

describe("planNamespaceNetworkPolicies", () => {
  it("denies every pod both directions", () => {
    expect(policies["default-deny"]).toEqual({
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
    });
  });

  it("allows name resolution by the cluster's DNS only", () => {
    expect(policies["allow-dns"]).toEqual({
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
              podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
            },
          ],
          ports: [
            { protocol: "UDP", port: 53 },
            { protocol: "TCP", port: 53 },
          ],
        },
      ],
    });
  });

  it("allows sidecars their certificates and configuration", () => {
    expect(policies["allow-mesh-control-plane"]).toEqual({
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "istio-system" } },
              podSelector: { matchLabels: { app: "istiod" } },
            },
          ],
          ports: [{ protocol: "TCP", port: 15_012 }],
        },
      ],
    });
  });

  it("has no policy in an open namespace", () => {
    expect(planNamespaceNetworkPolicies("open")).toEqual({});
  });
});
