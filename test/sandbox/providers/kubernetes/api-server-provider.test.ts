import { describe, expect, it } from "vitest";
import type { Clusters } from "../../../../sandbox/control-plane/cluster";
import { ApiServerProvider } from "../../../../sandbox/providers/kubernetes/api-server-provider";
import { UNKNOWN } from "../../../../sandbox/providers/properties";
import { request } from "../resource-requests";

/** Clusters none of which can be opened, and the names that were asked for. */
class ClosedClusters implements Clusters {
  readonly asked: string[] = [];

  async open(name: string): Promise<never> {
    this.asked.push(name);
    throw new Error("no etcd here");
  }

  async forget(): Promise<void> {}

  async restart(): Promise<void> {}

  names(): readonly string[] {
    return [];
  }

  async close(): Promise<void> {}
}

const TYPE = "kubernetes:core/v1:ConfigMap";
const inputs = { metadata: { name: "settings", namespace: "shop" }, data: { a: "1" } };
const resource = request(TYPE, "settings", inputs);
const known = { ...resource, id: "shop/settings", outputs: inputs };

function configured(clusters: Clusters) {
  const provider = new ApiServerProvider(clusters, { notify: () => undefined });
  return provider.configure({ clusterIdentifier: "dev-cluster", kubeconfig: UNKNOWN });
}

describe("ApiServerProvider", () => {
  it("opens no cluster before one is needed", async () => {
    const clusters = new ClosedClusters();
    const kubernetes = configured(clusters);
    expect((await kubernetes.check(resource, undefined)).failures).toEqual([]);
    const namespace = request("kubernetes:core/v1:Namespace", "shop", { metadata: { name: "s" } });
    await kubernetes.check(namespace, undefined);
    expect(clusters.asked).toEqual([]);
  });

  it("opens the one that the configuration names, and says why it cannot be reached", async () => {
    const clusters = new ClosedClusters();
    await expect(configured(clusters).preview(resource)).rejects.toThrow(
      "the simulated cluster cannot be reached: no etcd here",
    );
    expect(clusters.asked).toEqual(["dev-cluster"]);
  });

  it("tells differences of inputs where no server can tell others", async () => {
    const changed = { ...known, inputs: { ...inputs, data: { a: "2" } } };
    const diff = await configured(new ClosedClusters()).diff(changed, inputs);
    expect(diff.changes).toEqual([{ path: "data.a", root: "data", kind: "update" }]);
  });

  it("does not take an object for deleted that it cannot reach", async () => {
    await expect(configured(new ClosedClusters()).delete(known)).rejects.toThrow(/be reached/);
  });

  it("answers no functions", async () => {
    const kubernetes = configured(new ClosedClusters());
    await expect(kubernetes.invoke("kubernetes:yaml:decode", {})).rejects.toThrow(
      "simulated kubernetes: cannot answer kubernetes:yaml:decode",
    );
  });

  it("refuses a kubeconfig that is neither text nor object", () => {
    const provider = new ApiServerProvider(new ClosedClusters(), { notify: () => undefined });
    expect(provider.checkConfiguration({ kubeconfig: 7 })).toHaveLength(1);
    expect(provider.checkConfiguration({ kubeconfig: UNKNOWN })).toEqual([]);
  });
});
