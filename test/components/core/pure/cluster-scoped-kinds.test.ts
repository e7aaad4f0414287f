import { describe, expect, it } from "vitest";
import { isClusterScoped } from "../../../../components/core/pure/cluster-scoped-kinds";

describe("isClusterScoped", () => {
  it.each([
    ["v1", "Namespace", true],
    ["v1", "Service", false],
    ["rbac.authorization.k8s.io/v1", "ClusterRole", true],
    ["rbac.authorization.k8s.io/v1", "Role", false],
    ["gateway.networking.k8s.io/v1", "GatewayClass", true],
    ["serving.knative.dev/v1", "Namespace", false],
  ])("says of %s %s: %s", (apiVersion, kind, scoped) => {
    expect(isClusterScoped(apiVersion, kind)).toBe(scoped);
  });
});
