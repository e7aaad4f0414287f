import { describe, expect, it } from "vitest";
import { planLimitRange } from "../../../../components/service/pure/limit-range";
import { happyNamespace } from "./happy-namespace";

describe("planLimitRange", () => {
  it("fills in what a container leaves out and caps what it asks for", () => {
    expect(planLimitRange(happyNamespace.containerLimits)).toEqual({
      limits: [
        {
          type: "Container",
          defaultRequest: { cpu: "100m", memory: "256Mi", "ephemeral-storage": "64Mi" },
          default: { cpu: "1", memory: "256Mi", "ephemeral-storage": "1Gi" },
          max: { cpu: "4", memory: "8Gi" },
        },
      ],
    });
  });
});
