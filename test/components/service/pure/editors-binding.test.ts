import { describe, expect, it } from "vitest";
import { planEditorsBinding } from "../../../../components/service/pure/editors-binding";

describe("planEditorsBinding", () => {
  it("binds the built-in role to the group", () => {
    expect(planEditorsBinding("team-shop")).toEqual({
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "team-shop" }],
    });
  });
});
