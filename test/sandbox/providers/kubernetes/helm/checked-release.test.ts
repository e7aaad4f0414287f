import { describe, expect, it } from "vitest";
import { checkRelease } from "../../../../../sandbox/providers/kubernetes/helm/checked-release";
import { RELEASE_TYPE } from "../../../../../sandbox/providers/kubernetes/object-type";
import { request } from "../../resource-requests";

describe("checkRelease", () => {
  it("completes name and namespace", () => {
    const resource = request(RELEASE_TYPE, "mesh", { chart: "istiod" });
    const { inputs, failures } = checkRelease(resource, undefined, "default");
    expect(inputs).toMatchObject({
      chart: "istiod",
      namespace: "default",
      name: expect.stringMatching(/^mesh-[0-9a-f]{8}$/),
    });
    expect(failures).toEqual([]);
  });

  it("keeps the name of last time", () => {
    const resource = request(RELEASE_TYPE, "mesh", { chart: "istiod" });
    expect(checkRelease(resource, { name: "mesh-1" }, "default").inputs.name).toBe("mesh-1");
  });

  it("refuses a release without a chart, and values that it cannot read", () => {
    const resource = request(RELEASE_TYPE, "mesh", { valueYamlFiles: [] });
    const { failures } = checkRelease(resource, undefined, "default");
    expect(failures.map(({ property }) => property)).toEqual(["chart", "valueYamlFiles"]);
  });
});
