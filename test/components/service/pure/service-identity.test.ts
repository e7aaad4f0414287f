import { describe, expect, it } from "vitest";
import {
  hostOf,
  peerOf,
  podsIn,
  principalOf,
} from "../../../../components/service/pure/service-identity";

const web = { namespace: "shop", name: "web" };

describe("principalOf", () => {
  it("is the service account in the mesh's trust domain", () => {
    expect(principalOf(web)).toBe("cluster.local/ns/shop/sa/web");
  });
});

describe("hostOf", () => {
  it("is the namespace and the full name of its Service", () => {
    expect(hostOf(web)).toBe("shop/web.shop.svc.cluster.local");
  });
});

describe("peerOf", () => {
  it("needs both the namespace and the name", () => {
    expect(peerOf(web)).toEqual({
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } },
      podSelector: { matchLabels: { "app.kubernetes.io/name": "web" } },
    });
  });
});

describe("podsIn", () => {
  it("selects by any labels", () => {
    expect(podsIn("kube-system", { "k8s-app": "kube-dns" })).toEqual({
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
    });
  });
});
