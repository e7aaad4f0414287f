import { describe, expect, it } from "vitest";
import { planSidecar } from "../../../../components/service/pure/sidecar";
import { happyService, SELECTOR } from "./happy-service";

const ALWAYS = ["istio-system/*", "kube-system/kube-dns.kube-system.svc.cluster.local"];

describe("planSidecar", () => {
  it("tells the service's own proxy of its dependencies and of nothing else", () => {
    expect(planSidecar(happyService)).toEqual({
      workloadSelector: { labels: SELECTOR },
      egress: [{ hosts: ["billing/payments.billing.svc.cluster.local", ...ALWAYS] }],
    });
  });

  it("knows only the platform without dependencies", () => {
    expect(planSidecar({ ...happyService, dependencies: [] }).egress).toEqual([{ hosts: ALWAYS }]);
  });
});
