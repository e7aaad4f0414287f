import { describe, expect, it } from "vitest";
import { planClusterService } from "../../../../components/service/pure/cluster-service";
import { happyService, SELECTOR } from "./happy-service";

describe("planClusterService", () => {
  it("names port, target and protocol of every port", () => {
    expect(planClusterService(happyService)).toEqual({
      type: "ClusterIP",
      selector: SELECTOR,
      trafficDistribution: "PreferSameZone",
      ports: [
        { name: "http", port: 8080, targetPort: "http", protocol: "TCP", appProtocol: "http" },
        {
          name: "http-metrics",
          port: 9090,
          targetPort: "http-metrics",
          protocol: "TCP",
          appProtocol: "http",
        },
      ],
    });
  });

  it("has one port without metrics", () => {
    expect(planClusterService({ ...happyService, ports: { http: 8080 } }).ports).toHaveLength(1);
  });
});
