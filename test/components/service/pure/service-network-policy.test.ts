import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planServiceNetworkPolicy } from "../../../../components/service/pure/service-network-policy";
import { happyService, SELECTOR } from "./happy-service";

function peer(namespace: string, name: string): unknown {
  return {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
    podSelector: { matchLabels: { "app.kubernetes.io/name": name } },
  };
}

const fromPrometheus = {
  from: [peer("monitoring", "prometheus")],
  ports: [
    { protocol: "TCP", port: 9090 },
    { protocol: "TCP", port: 15_090 },
  ],
};

describe("planServiceNetworkPolicy", () => {
  it("lets in the declared callers and Prometheus, and out to the declared dependencies", () => {
    expect(planServiceNetworkPolicy(happyService)).toEqual({
      podSelector: { matchLabels: SELECTOR },
      policyTypes: ["Ingress", "Egress"],
      ingress: [
        { from: [peer("shop", "web")], ports: [{ protocol: "TCP", port: 8080 }] },
        fromPrometheus,
      ],
      egress: [{ to: [peer("billing", "payments")], ports: [{ protocol: "TCP", port: 8080 }] }],
    });
  });

  it("lets in nobody but Prometheus without callers", () => {
    const { ingress } = planServiceNetworkPolicy({ ...happyService, callers: [] });
    expect(ingress).toEqual([fromPrometheus]);
  });

  it("lets nothing out without dependencies", () => {
    const { egress } = planServiceNetworkPolicy({ ...happyService, dependencies: [] });
    expect(egress).toEqual([]);
  });

  it("leaves Prometheus only the sidecar's metrics of a service without its own", () => {
    const { ingress } = planServiceNetworkPolicy({ ...happyService, ports: { http: 8080 } });
    expect(ingress).toContainEqual({
      from: [peer("monitoring", "prometheus")],
      ports: [{ protocol: "TCP", port: 15_090 }],
    });
  });

  it("never has a rule without peers, which would let everyone in", () => {
    const name = fc.stringMatching(/^[a-z]{1,10}$/);
    const callers = fc.array(fc.record({ namespace: name, name }), { maxLength: 5 });
    fc.assert(
      fc.property(callers, (declared) => {
        const { ingress } = planServiceNetworkPolicy({ ...happyService, callers: declared });
        const peers = JSON.stringify(ingress);
        expect(peers).not.toContain('"from":[]');
        expect(peers.match(/"from"/g)).toHaveLength(declared.length === 0 ? 1 : 2);
      }),
    );
  });
});
