import { describe, expect, it } from "vitest";
import { checkObject } from "../../../../sandbox/providers/kubernetes/checked-object";
import { request } from "../resource-requests";

const TYPE = "kubernetes:core/v1:ConfigMap";

describe("checkObject", () => {
  it("completes version, kind and namespace", () => {
    const { inputs, failures } = checkObject(
      request(TYPE, "settings", { metadata: { name: "settings" } }),
      undefined,
      "shop",
    );
    const metadata = { name: "settings", namespace: "shop" };
    expect(inputs).toEqual({ apiVersion: "v1", kind: "ConfigMap", metadata });
    expect(failures).toEqual([]);
  });

  it("makes up the same name every time and marks it", () => {
    const resource = request(TYPE, "settings", {});
    const { inputs } = checkObject(resource, undefined, undefined);
    expect(inputs).toEqual(checkObject(resource, undefined, undefined).inputs);
    expect(inputs.metadata).toEqual({
      name: expect.stringMatching(/^settings-[0-9a-f]{8}$/),
      annotations: { "pulumi.com/autonamed": "true" },
    });
  });

  it("keeps a name that was made up, and no other", () => {
    const annotations = { "pulumi.com/autonamed": "true" };
    const madeUp = { metadata: { name: "settings-1", annotations } };
    const resource = request(TYPE, "settings", {});
    expect(checkObject(resource, madeUp, undefined).inputs.metadata).toMatchObject({
      name: "settings-1",
    });
    const chosen = { metadata: { name: "chosen" } };
    expect(checkObject(resource, chosen, undefined).inputs.metadata).not.toMatchObject(
      chosen.metadata,
    );
  });

  it.each([
    ["a manifest without kind", "kubernetes:x/v1:", {}, "kind"],
    ["a list", "kubernetes:core/v1:ConfigMapList", { items: [] }, "kind"],
    [
      "a patch of nothing",
      "kubernetes:core/v1:ConfigMapPatch",
      { kind: "ConfigMap" },
      "metadata.name",
    ],
  ])("refuses %s", (_what, type, inputs, property) => {
    const { failures } = checkObject(request(type, "x", inputs), undefined, undefined);
    expect(failures.map((failure) => failure.property)).toEqual([property]);
  });
});
