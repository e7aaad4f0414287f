import { describe, expect, it } from "vitest";
import { resourceNames } from "../../../../../sandbox/providers/kubernetes/helm/release-outputs";

describe("resourceNames", () => {
  it("groups objects by kind and sorts both", () => {
    const role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole" };
    const map = { apiVersion: "v1", kind: "ConfigMap", namespace: "mesh" };
    const objects = [
      { ...map, name: "b" },
      { ...role, name: "r" },
      { ...map, name: "a" },
    ];
    expect(Object.entries(resourceNames(objects))).toEqual([
      ["ClusterRole/rbac.authorization.k8s.io/v1", ["r"]],
      ["ConfigMap/v1", ["mesh/a", "mesh/b"]],
    ]);
  });
});
