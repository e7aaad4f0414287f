import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CachedCharts } from "../../sandbox/control-plane/cached-charts";
import { installForClusters } from "../../sandbox/control-plane/install-for-clusters";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { ApiClient } from "../../sandbox/providers/kubernetes/api-client";
import { ApiServerProvider } from "../../sandbox/providers/kubernetes/api-server-provider";
import { AnnouncedKinds } from "../../sandbox/providers/kubernetes/cluster-session";
import { ObjectApi } from "../../sandbox/providers/kubernetes/object-api";
import { ObjectLife } from "../../sandbox/providers/kubernetes/object-life";
import { SYSTEM_CLOCK } from "../../sandbox/clock";
import { PartialCreation } from "../../sandbox/providers/partial-creation";
import { request } from "../sandbox/providers/resource-requests";
import { testToolchainContext } from "../support/toolchain-context";

const CLUSTER = "upkeep-test";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const RELEASE = "kubernetes:helm.sh/v3:Release";

/** A Deployment that nobody here makes ready, and that does not wait long. */
const STUCK = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: {
    name: "stuck",
    namespace: "default",
    annotations: { "pulumi.com/timeoutSeconds": "0.1" },
  },
  spec: {
    selector: { matchLabels: { app: "stuck" } },
    template: {
      metadata: { labels: { app: "stuck" } },
      spec: { containers: [{ name: "main", image: "example/main:1" }] },
    },
  },
};

const folder = mkdtempSync(path.join(os.tmpdir(), "kubernetes-upkeep-"));
let clusters: SandboxClusters;
/** The cluster as somebody else sees it. */
let somebody: ObjectApi;
let client: ApiClient;

beforeAll(async () => {
  const context = testToolchainContext();
  clusters = new SandboxClusters({ folder, programs: await installForClusters(context), context });
  client = new ApiClient(await clusters.open(CLUSTER), SYSTEM_CLOCK);
  somebody = new ObjectApi(client);
});

afterAll(async () => {
  await client?.close();
  await clusters?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a Helm release", () => {
  it("keeps the definitions that it brought when it is upgraded", async () => {
    const chart = chartWithDefinition(path.join(folder, "chart"));
    const charts = {
      folderOf: async () => chart,
      helm: () => new CachedCharts(testToolchainContext()).helm(),
    };
    const releases = new ApiServerProvider(clusters, { charts, notify: () => undefined });
    const owner = releases.configure({ clusterIdentifier: CLUSTER });
    const release = { name: "parts", namespace: "default", chart: "parts", version: "1.0.0" };
    const resource = request(RELEASE, "parts", { ...release, values: { size: "1" } });
    const known = { ...resource, ...(await owner.create(resource)) };
    const upgraded = { ...known, inputs: { ...release, values: { size: "2" } } };
    const outputs = await owner.update(upgraded, known.inputs, false);
    const definition = { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition" };
    const name = "parts.shop.example.com";
    expect(await somebody.read({ ...definition, name })).toBeDefined();
    expect(outputs.resourceNames).toEqual(known.outputs.resourceNames);
    await owner.delete({ ...upgraded, outputs });
    expect(await somebody.read({ ...definition, name })).toBeUndefined();
    await releases.stop();
  });

  it("takes nothing along that was there before when its first installation fails", async () => {
    // The server refuses a name with a space.
    const chart = chartOfMaps(path.join(folder, "maps"), ["there before", "made", "there"]);
    const charts = {
      folderOf: async () => chart,
      helm: () => new CachedCharts(testToolchainContext()).helm(),
    };
    const releases = new ApiServerProvider(clusters, { charts, notify: () => undefined });
    const map = { apiVersion: "v1", kind: "ConfigMap" };
    await somebody.apply(
      { ...map, metadata: { name: "there", namespace: "default" } },
      { manager: "somebody", force: false, isDryRun: false },
    );
    const release = { name: "maps", namespace: "default", chart: "maps", version: "1.0.0" };
    const owner = releases.configure({ clusterIdentifier: CLUSTER });
    await expect(owner.create(request(RELEASE, "maps", release))).rejects.toThrow("there before");
    const read = (name: string) => somebody.read({ ...map, name, namespace: "default" });
    expect([await read("there"), await read("made")]).toEqual([expect.anything(), undefined]);
    await releases.stop();
  });
});

describe("an object that does not become ready", () => {
  it("is an error with which the engine still knows the object", async () => {
    const session = {
      api: somebody,
      extras: new Set(["controller-manager"] as const),
      clock: SYSTEM_CLOCK,
      announced: new AnnouncedKinds(),
    };
    const life = new ObjectLife(async () => session, {});
    const failed = life.create(request(DEPLOYMENT, "stuck", STUCK));
    await expect(failed).rejects.toBeInstanceOf(PartialCreation);
    await expect(failed).rejects.toMatchObject({ state: { id: "default/stuck" } });
  });
});

/** A chart of ConfigMaps by these names. */
function chartOfMaps(chart: string, names: readonly string[]): string {
  mkdirSync(path.join(chart, "templates"), { recursive: true });
  writeFileSync(path.join(chart, "Chart.yaml"), "apiVersion: v2\nname: maps\nversion: 1.0.0\n");
  for (const [index, name] of names.entries()) {
    const map = { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace: "default" } };
    writeFileSync(path.join(chart, "templates", `${index}.yaml`), JSON.stringify(map));
  }
  return chart;
}

/** A chart with one definition of its own, and one object that says how it was installed. */
function chartWithDefinition(chart: string): string {
  const names = { kind: "Part", plural: "parts", singular: "part" };
  const schema = { openAPIV3Schema: { type: "object" } };
  const definition = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "parts.shop.example.com" },
    spec: {
      group: "shop.example.com",
      scope: "Namespaced",
      names,
      versions: [{ name: "v1", served: true, storage: true, schema }],
    },
  };
  const sizes =
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: sizes}\ndata: {size: {{ .Values.size | quote }}}\n";
  mkdirSync(path.join(chart, "templates"), { recursive: true });
  writeFileSync(path.join(chart, "Chart.yaml"), "apiVersion: v2\nname: parts\nversion: 1.0.0\n");
  writeFileSync(path.join(chart, "templates", "definition.yaml"), JSON.stringify(definition));
  writeFileSync(path.join(chart, "templates", "sizes.yaml"), sizes);
  return chart;
}
