import { describe, expect, it } from "vitest";
import { GREATEST_CONTAINER } from "../../../../components/service/pure/namespace-settings";
import { TEAM_NAMESPACE_DEFAULTS } from "../../../../components/service/team-namespace";

describe("GREATEST_CONTAINER", () => {
  it("is what a namespace allows, and what a service bursts to", () => {
    expect(GREATEST_CONTAINER).toEqual({ cpu: "4", memory: "8Gi" });
    expect(TEAM_NAMESPACE_DEFAULTS.containerLimits.max).toBe(GREATEST_CONTAINER);
  });
});
