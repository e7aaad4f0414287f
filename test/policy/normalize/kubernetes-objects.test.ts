import { describe, expect, it } from "vitest";
import { declared, manifest } from "../resources";

const item = { apiVersion: "v1", kind: "Pod", metadata: { name: "a", namespace: "n" } };

describe("normalizeObject", () => {
  it("names a resource as its author did and types it as the rules do", () => {
    expect(manifest({ ...item, apiVersion: "apps/v1beta1", kind: "Deployment" })).toMatchObject([
      {
        type: "kubernetes:apps/v1:Deployment",
        apiVersion: "apps/v1beta1",
        kind: "Deployment",
        namespace: "n",
        name: "a",
        partial: false,
      },
    ]);
  });

  it("opens a List within a List", () => {
    const list = { apiVersion: "v1", kind: "List", items: [item] };
    const names = manifest({ ...list, items: [list, item] }).map(({ kind, name }) => [kind, name]);
    expect(names).toEqual([
      ["Pod", "a"],
      ["Pod", "a"],
    ]);
  });

  it("passes over items that are not objects", () => {
    const list = { apiVersion: "v1", kind: "List", items: [null, "text", { spec: {} }, item] };
    expect(manifest(list)).toHaveLength(1);
  });

  it("takes generateName for a name", () => {
    const [pod] = manifest({ ...item, metadata: { generateName: "a-" } });
    expect(pod?.name).toBe("a-");
  });
});

describe("normalizeDeclared", () => {
  it("takes the logical name where the object has none", () => {
    const [pod] = declared("kubernetes:core/v1:Pod", {});
    expect([pod?.name, pod?.kind, pod?.apiVersion]).toEqual(["it", "Pod", "v1"]);
  });

  it("takes the namespace of the provider where the object has none", () => {
    const [pod] = declared("kubernetes:core/v1:Pod", {}, { namespace: "team-a" });
    expect(pod?.namespace).toBe("team-a");
  });

  it("names a patch by the kind that it patches", () => {
    const [patch] = declared("kubernetes:core/v1:PodPatch", {});
    expect([patch?.kind, patch?.type, patch?.partial]).toEqual([
      "Pod",
      "kubernetes:core/v1:Pod",
      true,
    ]);
  });

  it("leaves other resources as they are", () => {
    expect(declared("aws:ec2/vpc:Vpc", { a: 1 })).toMatchObject([
      { type: "aws:ec2/vpc:Vpc", kind: null, namespace: null, name: "it", props: { a: 1 } },
    ]);
  });
});
