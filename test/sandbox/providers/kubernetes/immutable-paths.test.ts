import { describe, expect, it } from "vitest";
import { immutablePaths } from "../../../../sandbox/providers/kubernetes/immutable-paths";

describe("immutablePaths", () => {
  it("holds the identity of every object", () => {
    expect(immutablePaths("kubernetes:core/v1:ConfigMap")).toEqual([
      "metadata.name",
      "metadata.namespace",
    ]);
  });

  it("adds what the API server refuses to change of a kind", () => {
    expect(immutablePaths("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding")).toContain(
      "roleRef",
    );
  });

  it("knows that Helm releases have no metadata", () => {
    expect(immutablePaths("kubernetes:helm.sh/v3:Release")).toEqual(["name", "namespace"]);
  });
});
