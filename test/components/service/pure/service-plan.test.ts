import { describe, expect, it } from "vitest";
import { planService } from "../../../../components/service/pure/service-plan";
import { happyService, SELECTOR } from "./happy-service";

describe("planService", () => {
  it("has every manifest of the golden path", () => {
    expect(Object.keys(planService(happyService))).toEqual([
      "serviceName",
      "labels",
      "deployment",
      "service",
      "disruptionBudget",
      "networkPolicy",
      "authorizationPolicy",
      "sidecar",
      "destinationRule",
      "serviceMonitor",
    ]);
  });

  it("selects the same pods everywhere", () => {
    const plan = planService(happyService);
    expect([
      plan.labels,
      plan.service.selector,
      plan.authorizationPolicy.selector?.matchLabels,
      plan.serviceMonitor?.selector.matchLabels,
      plan.sidecar.workloadSelector?.labels,
    ]).toEqual([SELECTOR, SELECTOR, SELECTOR, SELECTOR, SELECTOR]);
  });

  it("names the service and every problem in one error", () => {
    const settings = { ...happyService, ports: { http: 80 }, scaling: { min: 2, max: 1 } };
    expect(() => planService(settings)).toThrow(
      /^microservice orders has 2 problems:\n {2}ports\.http: .*\n {2}scaling\.max: /,
    );
  });
});
