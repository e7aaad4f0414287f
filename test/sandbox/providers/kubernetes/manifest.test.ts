import { describe, expect, it } from "vitest";
import { planManifest } from "../../../../sandbox/providers/kubernetes/manifest";
import { UNKNOWN, secret } from "../../../../sandbox/providers/properties";

const TYPE = "kubernetes:core/v1:Secret";
const metadata = { name: "s", namespace: "shop" };

describe("planManifest", () => {
  it("fills in what only the type says", () => {
    const { manifest } = planManifest({
      type: "kubernetes:core/v1:ConfigMap",
      inputs: { metadata },
    });
    expect(manifest).toEqual({ apiVersion: "v1", kind: "ConfigMap", metadata });
  });

  it("leaves unknown values and nulls out and says where the unknown ones were", () => {
    const spec = { replicas: UNKNOWN, paused: null, containers: [{ image: UNKNOWN, name: "c" }] };
    const type = "kubernetes:apps/v1:Deployment";
    const { manifest, unknownPaths } = planManifest({ type, inputs: { metadata, spec } });
    expect(manifest.spec).toEqual({ containers: [{ name: "c" }] });
    expect(unknownPaths).toEqual(["spec.replicas", "spec.containers[0].image"]);
  });

  it("counts the items of a list as the server gets them", () => {
    const spec = { items: [UNKNOWN, { a: 1 }, { b: UNKNOWN }] };
    const inputs = { metadata, spec };
    const { manifest, unknownPaths } = planManifest({ type: "kubernetes:x/v1:X", inputs });
    expect(manifest.spec).toEqual({ items: [{ a: 1 }, {}] });
    expect(unknownPaths).toEqual(["spec.items[0]", "spec.items[1].b"]);
  });

  it("sends stringData as the data that it becomes, secret or not", () => {
    const inputs = { metadata, stringData: secret({ password: "p" }), data: { user: "dQ==" } };
    const { manifest } = planManifest({ type: TYPE, inputs });
    expect(manifest.data).toEqual({ user: "dQ==", password: "cA==" });
    expect(manifest).not.toHaveProperty("stringData");
  });
});
