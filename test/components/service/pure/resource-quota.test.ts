import { describe, expect, it } from "vitest";
import { planResourceQuota } from "../../../../components/service/pure/resource-quota";

describe("planResourceQuota", () => {
  it("bounds requests, limits and counts", () => {
    const quota = {
      cpu: "500m",
      memory: "1Gi",
      pods: 50,
      persistentVolumeClaims: 10,
      loadBalancers: 1,
    } as const;
    expect(planResourceQuota(quota)).toEqual({
      hard: {
        "requests.cpu": "500m",
        "requests.memory": "1Gi",
        "limits.cpu": "2",
        "limits.memory": "2Gi",
        pods: "50",
        persistentvolumeclaims: "10",
        "services.loadbalancers": "1",
        "services.nodeports": "0",
      },
    });
  });
});
