import { describe, expect, it } from "vitest";
import { planServiceAuthorization } from "../../../../components/service/pure/service-authorization";
import { happyService, SELECTOR } from "./happy-service";

const callersRule = {
  from: [{ source: { principals: ["cluster.local/ns/shop/sa/web"] } }],
  to: [{ operation: { ports: ["8080"] } }],
};

const prometheusRule = {
  from: [{ source: { principals: ["cluster.local/ns/monitoring/sa/prometheus"] } }],
  to: [{ operation: { ports: ["9090"], methods: ["GET"], paths: ["/metrics"] } }],
};

describe("planServiceAuthorization", () => {
  it("allows each declared caller on the application's port, and Prometheus its metrics", () => {
    expect(planServiceAuthorization(happyService)).toEqual({
      selector: { matchLabels: SELECTOR },
      action: "ALLOW",
      rules: [callersRule, prometheusRule],
    });
  });

  it("allows Prometheus alone without callers", () => {
    const { rules } = planServiceAuthorization({ ...happyService, callers: [] });
    expect(rules).toEqual([prometheusRule]);
  });

  it("allows nobody without callers and metrics", () => {
    const settings = { ...happyService, callers: [], ports: { http: 8080 } };
    expect(planServiceAuthorization(settings).rules).toEqual([]);
  });
});
