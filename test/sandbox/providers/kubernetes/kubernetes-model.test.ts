import { describe, expect, it } from "vitest";
import { KUBERNETES_MODEL } from "../../../../sandbox/providers/kubernetes/kubernetes-model";
import { LOCATION, request } from "../resource-requests";

function idOf(type: string, metadata: object): string | undefined {
  return KUBERNETES_MODEL.naturalId(request(type, "logical", { metadata }), LOCATION);
}

describe("KUBERNETES_MODEL", () => {
  it.each([
    ["kubernetes:apps/v1:Deployment", { name: "api", namespace: "shop" }, "shop/api"],
    ["kubernetes:apps/v1:Deployment", { name: "api" }, "default/api"],
    ["kubernetes:core/v1:Namespace", { name: "shop" }, "shop"],
  ])("identifies a %s by %j as %s", (type, metadata, expected) => {
    expect(idOf(type, metadata)).toBe(expected);
  });

  it("identifies a Helm release by its own name and namespace", () => {
    const inputs = { name: "istiod", namespace: "istio-system", chart: "istiod" };
    const release = request("kubernetes:helm.sh/v3:Release", "mesh", inputs);
    expect(KUBERNETES_MODEL.naturalId(release, LOCATION)).toBe("istio-system/istiod");
  });

  it("makes up a name where none is given", () => {
    expect(idOf("kubernetes:core/v1:ConfigMap", { namespace: "shop" })).toMatch(
      /^shop\/logical-[0-9a-f]{8}$/,
    );
  });

  it("says that a release is deployed", () => {
    const inputs = {
      name: "istiod",
      namespace: "istio-system",
      chart: "istiod",
      version: "1.30.3",
    };
    const release = request("kubernetes:helm.sh/v3:Release", "mesh", inputs);
    expect(KUBERNETES_MODEL.compute(release, "id", LOCATION).status).toEqual({
      name: "istiod",
      namespace: "istio-system",
      chart: "istiod",
      version: "1.30.3",
      revision: 1,
      status: "deployed",
    });
  });

  it("gives a load balancer a host name, and no other service one", () => {
    const service = (type: string) =>
      request("kubernetes:core/v1:Service", "web", { metadata: { name: "web" }, spec: { type } });
    const statusOf = (type: string) =>
      KUBERNETES_MODEL.compute(service(type), "id", LOCATION).status;
    expect(JSON.stringify(statusOf("LoadBalancer"))).toMatch(/[0-9a-f]{32}\.elb\.us-east-1/);
    expect(statusOf("ClusterIP")).toBeUndefined();
  });
});
