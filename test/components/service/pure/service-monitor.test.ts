import { describe, expect, it } from "vitest";
import { planServiceMonitor } from "../../../../components/service/pure/service-monitor";
import { happyService, SELECTOR } from "./happy-service";

describe("planServiceMonitor", () => {
  it("scrapes the metrics port through the mesh, within limits", () => {
    expect(planServiceMonitor(happyService)).toEqual({
      jobLabel: "app.kubernetes.io/name",
      selector: { matchLabels: SELECTOR },
      scrapeClass: "istio-mtls",
      endpoints: [
        {
          port: "http-metrics",
          path: "/metrics",
          scheme: "https",
          interval: "30s",
          scrapeTimeout: "10s",
        },
      ],
      sampleLimit: 5000,
      labelLimit: 50,
    });
  });

  it("is absent without a metrics port", () => {
    expect(planServiceMonitor({ ...happyService, ports: { http: 8080 } })).toBeUndefined();
  });
});
