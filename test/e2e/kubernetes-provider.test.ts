import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CachedCharts } from "../../sandbox/control-plane/cached-charts";
import type { ClusterAccess } from "../../sandbox/control-plane/cluster";
import { installForClusters } from "../../sandbox/control-plane/install-for-clusters";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { ApiClient } from "../../sandbox/providers/kubernetes/api-client";
import { ApiServerProvider } from "../../sandbox/providers/kubernetes/api-server-provider";
import { ObjectApi } from "../../sandbox/providers/kubernetes/object-api";
import { SYSTEM_CLOCK } from "../../sandbox/clock";
import type { Properties } from "../../sandbox/providers/properties";
import { UNKNOWN, secret } from "../../sandbox/providers/properties";
import type { ConfiguredProvider, KnownResource } from "../../sandbox/providers/provider";
import { request } from "../sandbox/providers/resource-requests";
import { testToolchainContext } from "../support/toolchain-context";

const CLUSTER = "provider-test";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const SECRET = "kubernetes:core/v1:Secret";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const DEFINITION = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";
const WIDGET = "kubernetes:shop.example.com/v1:Widget";
const RELEASE = "kubernetes:helm.sh/v3:Release";

const folder = mkdtempSync(path.join(os.tmpdir(), "kubernetes-provider-"));
const notes: string[] = [];
let clusters: SandboxClusters;
let provider: ApiServerProvider;
let kubernetes: ConfiguredProvider;
/** The same cluster as somebody else sees it. */
let somebody: ObjectApi;
let somebodysClient: ApiClient;

beforeAll(async () => {
  const context = testToolchainContext();
  const programs = await installForClusters(context);
  clusters = new SandboxClusters({ folder, programs, context });
  const notify = (line: string): unknown => notes.push(line);
  provider = new ApiServerProvider(clusters, { charts: new CachedCharts(context), notify });
  kubernetes = provider.configure({ clusterIdentifier: CLUSTER });
  const access: ClusterAccess = await clusters.open(CLUSTER);
  somebodysClient = new ApiClient(access, SYSTEM_CLOCK);
  somebody = new ObjectApi(somebodysClient);
  await create(NAMESPACE, "shop", { metadata: { name: "shop" } });
});

afterAll(async () => {
  await somebodysClient?.close();
  await provider?.stop();
  await clusters?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A Deployment's inputs, with a quantity that the server spells differently. */
function deployment(name: string, spec: Properties = {}, container: Properties = {}): Properties {
  const resources = { requests: { cpu: "0.5", memory: "0.5Gi" } };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace: "shop", labels: { app: name, team: "shop" } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: "main", image: "example/main:1", resources, ...container }] },
      },
      ...spec,
    },
  };
}

async function checked(type: string, name: string, inputs: Properties): Promise<Properties> {
  const answer = await kubernetes.check(request(type, name, inputs), undefined);
  expect(answer.failures).toEqual([]);
  return answer.inputs;
}

async function create(type: string, name: string, inputs: Properties): Promise<KnownResource> {
  const resource = request(type, name, await checked(type, name, inputs));
  return { ...resource, ...(await kubernetes.create(resource)) };
}

async function preview(type: string, name: string, inputs: Properties): Promise<Properties> {
  return kubernetes.preview(request(type, name, await checked(type, name, inputs)));
}

/** Paths of what an update to these inputs would change. */
async function changedPaths(known: KnownResource, inputs: Properties): Promise<readonly string[]> {
  const { changes } = await kubernetes.diff({ ...known, inputs }, known.inputs);
  return changes.map(({ path: changed }) => changed);
}

describe("a preview", () => {
  it("fails at a field that does not exist, in the server's words", async () => {
    const misspelt = deployment("misspelt", { replica: 1 });
    await expect(preview(DEPLOYMENT, "misspelt", misspelt)).rejects.toThrow(
      /^Deployment shop\/misspelt: .*\.spec\.replica: field not declared in schema/,
    );
  });

  it("finds it while other values are not known yet", async () => {
    const misspelt = deployment("misspelt", { replica: 1 }, { image: UNKNOWN });
    await expect(preview(DEPLOYMENT, "misspelt", misspelt)).rejects.toThrow(/\.spec\.replica/);
  });

  it("passes over what only an unknown value makes invalid", async () => {
    const inputs = deployment("unknown", {}, { image: UNKNOWN });
    const outputs = await preview(DEPLOYMENT, "unknown", inputs);
    expect(outputs).toMatchObject({ spec: inputs.spec, metadata: { uid: UNKNOWN } });
  });

  it("checks an object whose namespace is still to be created", async () => {
    const metadata = { name: "early", namespace: "tomorrow" };
    const inputs = { ...deployment("early"), metadata };
    await expect(preview(DEPLOYMENT, "early", inputs)).resolves.toMatchObject({ metadata });
    const wrong = { ...deployment("early", { replicas: -1 }), metadata };
    await expect(preview(DEPLOYMENT, "early", wrong)).rejects.toThrow(/spec\.replicas/);
  });

  it("fails at a kind that nobody serves", async () => {
    const type = "kubernetes:nobody.example.com/v1:Thing";
    const metadata = { name: "thing", namespace: "shop" };
    await expect(preview(type, "thing", { metadata })).rejects.toThrow(
      'no matches for kind "Thing" in version "nobody.example.com/v1"',
    );
  });

  it("changes nothing", async () => {
    await preview(DEPLOYMENT, "dry", deployment("dry"));
    const reference = { apiVersion: "apps/v1", kind: "Deployment", name: "dry", namespace: "shop" };
    expect(await somebody.read(reference)).toBeUndefined();
  });
});

describe("a kind of one's own", () => {
  const metadata = { name: "w", namespace: "shop" };

  it("is taken on trust while its definition is in the same preview", async () => {
    await preview(DEFINITION, "definition", widgetDefinition());
    await expect(preview(WIDGET, "w", { metadata, spec: { size: 3 } })).resolves.toBeDefined();
  });

  it("is served as soon as its definition is created", async () => {
    await create(DEFINITION, "definition", widgetDefinition());
    expect((await create(WIDGET, "w", { metadata, spec: { size: 3 } })).id).toBe("shop/w");
  });

  it("has its rules checked at preview", async () => {
    const tooBig = { metadata, spec: { size: 7 } };
    await expect(preview(WIDGET, "w", tooBig)).rejects.toThrow(/size must be small/);
  });
});

describe("an update", () => {
  it("is none for the same inputs, nor for another spelling of them", async () => {
    const known = await create(DEPLOYMENT, "same", deployment("same"));
    expect(await changedPaths(known, deployment("same"))).toEqual([]);
    const resources = { requests: { cpu: "500m", memory: "512Mi" } };
    expect(await changedPaths(known, deployment("same", {}, { resources }))).toEqual([]);
  });

  it("removes a field that is no longer declared", async () => {
    const known = await create(DEPLOYMENT, "less", deployment("less"));
    const metadata = { name: "less", namespace: "shop", labels: { app: "less" } };
    const inputs = { ...deployment("less"), metadata };
    expect(await changedPaths(known, inputs)).toEqual(["metadata.labels.team"]);
    const outputs = await kubernetes.update({ ...known, inputs }, known.inputs, false);
    expect(outputs.metadata).toMatchObject({ labels: { app: "less" } });
    expect(outputs.metadata).not.toHaveProperty("labels.team");
  });

  it("replaces where the server calls a field immutable, the old object first", async () => {
    const known = await create(DEPLOYMENT, "fixed", deployment("fixed"));
    const labels = { app: "other" };
    const inputs = deployment("fixed", {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "i" }] } },
    });
    const diff = await kubernetes.diff({ ...known, inputs }, known.inputs);
    expect(diff).toMatchObject({ replaces: ["spec"], deleteBeforeReplace: true });
  });

  it("names the manager who owns a field, and takes it over only when told to", async () => {
    const known = await create(DEPLOYMENT, "owned", deployment("owned"));
    await somebody.apply(
      {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "owned", namespace: "shop" },
        spec: { replicas: 5 },
      },
      { manager: "autoscaler", force: true, isDryRun: false },
    );
    const inputs = deployment("owned", { replicas: 3 });
    await expect(kubernetes.update({ ...known, inputs }, known.inputs, true)).rejects.toThrow(
      /conflict with "autoscaler".*\.spec\.replicas.*pulumi\.com\/patchForce/s,
    );
    const annotations = { "pulumi.com/patchForce": "true" };
    const metadata = { name: "owned", namespace: "shop", annotations };
    const forced = { ...known, inputs: { ...inputs, metadata } };
    const outputs = await kubernetes.update(forced, known.inputs, false);
    expect(outputs.spec).toMatchObject({ replicas: 3 });
  });
});

describe("a refresh", () => {
  it("finds nothing right after the creation", async () => {
    const known = await create(DEPLOYMENT, "quiet", deployment("quiet"));
    expect(await kubernetes.read(known)).toEqual({
      id: known.id,
      inputs: known.inputs,
      outputs: known.outputs,
    });
  });

  it("finds a changed number and a removed label, and a forced update repairs both", async () => {
    const known = await create(DEPLOYMENT, "drift", deployment("drift"));
    const reference = { apiVersion: "apps/v1", kind: "Deployment", name: "drift" };
    const fields = { spec: { replicas: 7 }, metadata: { labels: { team: null } } };
    await somebody.merge({ ...reference, namespace: "shop" }, fields);
    const state = await kubernetes.read(known);
    expect(state?.inputs).toMatchObject({ spec: { replicas: 7 } });
    expect(state?.inputs.metadata).not.toHaveProperty("labels.team");
    const expected = ["metadata.labels.team", "spec.replicas"];
    expect((await changedPaths(known, known.inputs)).toSorted()).toEqual(expected);
    // Whoever changed the number owns it now.
    const forced = provider.configure({ clusterIdentifier: CLUSTER, enablePatchForce: "true" });
    await forced.update(known, known.inputs, false);
    expect((await kubernetes.read(known))?.inputs).toEqual(known.inputs);
  });

  it("finds that an object is gone", async () => {
    const known = await create(DEPLOYMENT, "gone", deployment("gone"));
    await kubernetes.delete(known);
    expect(await kubernetes.read(known)).toBeUndefined();
    await expect(kubernetes.delete(known)).resolves.toBeUndefined();
  });
});

describe("an import", () => {
  it("gives inputs under which the program that declares the object changes nothing", async () => {
    const declared = deployment("foreign");
    await somebody.apply(
      {
        ...declared,
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "foreign", namespace: "shop", labels: { app: "foreign", team: "shop" } },
      },
      { manager: "somebody", force: false, isDryRun: false },
    );
    const unknown = { ...request(DEPLOYMENT, "foreign"), id: "shop/foreign", outputs: {} };
    const state = await kubernetes.read(unknown);
    expect(state?.inputs.metadata).toEqual(declared.metadata);
    expect(state?.inputs).not.toHaveProperty("status");
    const { outputs = {}, inputs = {} } = state ?? {};
    expect(await changedPaths({ ...unknown, outputs, inputs }, declared)).toEqual([]);
  });
});

describe("a secret", () => {
  const password = "correct horse battery";

  it("is secret in the outputs and never in an error", async () => {
    const inputs = { metadata: { name: "s", namespace: "shop" }, stringData: secret({ password }) };
    const known = await create(SECRET, "s", inputs);
    const encoded = Buffer.from(password).toString("base64");
    expect(known.outputs.data).toEqual(secret({ password: encoded }));
    expect((await kubernetes.read(known))?.inputs).toEqual(known.inputs);
    const labels = { leak: secret(password) };
    const wrong = { ...inputs, metadata: { ...inputs.metadata, labels } };
    const error: unknown = await preview(SECRET, "s", wrong).catch((reason: unknown) => reason);
    expect(String(error)).toContain('Invalid value: "[secret]"');
    expect(String(error)).not.toContain(password);
  });
});

describe("a patch", () => {
  it("owns its fields of somebody's object, and gives them up again", async () => {
    const map = { apiVersion: "v1", kind: "ConfigMap", name: "theirs", namespace: "shop" };
    const metadata = { name: "theirs", namespace: "shop" };
    const theirs = { apiVersion: "v1", kind: "ConfigMap", metadata, data: { theirs: "1" } };
    await somebody.apply(theirs, { manager: "somebody", force: false, isDryRun: false });
    const patch = { kind: "ConfigMap", metadata, data: { ours: "2" } };
    const known = await create("kubernetes:core/v1:ConfigMapPatch", "patch", patch);
    expect((await somebody.read(map))?.data).toEqual({ theirs: "1", ours: "2" });
    await kubernetes.delete(known);
    expect((await somebody.read(map))?.data).toEqual({ theirs: "1" });
  });
});

describe("a load balancer", () => {
  it("gets an address, as the cloud would give it one", async () => {
    const spec = { type: "LoadBalancer", ports: [{ port: 443 }] };
    const inputs = { metadata: { name: "edge", namespace: "shop" }, spec };
    const known = await create("kubernetes:core/v1:Service", "edge", inputs);
    const hostname = expect.stringMatching(/\.elb\..*\.amazonaws\.com$/);
    expect(known.outputs.status).toEqual({ loadBalancer: { ingress: [{ hostname }] } });
    expect(await kubernetes.read(known)).toMatchObject({ inputs: known.inputs });
  });
});

describe("a namespace", () => {
  it("is gone with everything in it, and can be created again", async () => {
    const namespace = await create(NAMESPACE, "brief", { metadata: { name: "brief" } });
    const map = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "m", namespace: "brief" },
    };
    await somebody.apply(map, { manager: "somebody", force: false, isDryRun: false });
    await kubernetes.delete(namespace);
    expect(await kubernetes.read(namespace)).toBeUndefined();
    await create(NAMESPACE, "brief", { metadata: { name: "brief" } });
    expect(await somebody.read({ ...map, name: "m", namespace: "brief" })).toBeUndefined();
  });
});

describe("a Helm release", () => {
  const inputs = {
    name: "istiod",
    namespace: "shop",
    chart: "istiod",
    version: "1.30.3",
    values: { global: { istioNamespace: "shop" } },
  };
  const autoscaler = { apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler" };

  it("is rendered at the declared version, upgraded and removed with all its objects", async () => {
    const previewed = await preview(RELEASE, "mesh", inputs);
    const known = await create(RELEASE, "mesh", inputs);
    expect(known.outputs.resourceNames).toEqual(previewed.resourceNames);
    const reference = { apiVersion: "apps/v1", kind: "Deployment", name: "istiod" };
    const live = await somebody.read({ ...reference, namespace: "shop" });
    expect(JSON.stringify(live)).toContain("/pilot:1.30.3");
    expect(await somebody.read({ ...autoscaler, name: "istiod", namespace: "shop" })).toBeDefined();

    const values = { ...inputs.values, autoscaleEnabled: false };
    const upgraded = { ...known, inputs: { ...inputs, values } };
    expect(await changedPaths(known, upgraded.inputs)).toEqual(["values.autoscaleEnabled"]);
    const outputs = await kubernetes.update(upgraded, known.inputs, false);
    expect(outputs.status).toMatchObject({ revision: 2, status: "deployed" });
    expect(
      await somebody.read({ ...autoscaler, name: "istiod", namespace: "shop" }),
    ).toBeUndefined();

    await kubernetes.delete(known);
    expect(await somebody.read({ ...reference, namespace: "shop" })).toBeUndefined();
    expect(await kubernetes.read(known)).toBeUndefined();
  });

  it("of a chart that is nowhere is recorded, and the user is told once", async () => {
    const release = { ...inputs, name: "metrics", chart: "metrics-server" };
    await preview(RELEASE, "metrics", release);
    const known = await create(RELEASE, "metrics", release);
    expect(notes).toEqual(["simulated: chart metrics-server is recorded, not rendered"]);
    expect(known.outputs.resourceNames).toEqual({});
    expect((await kubernetes.read(known))?.inputs).toEqual(known.inputs);
    await kubernetes.delete(known);
    expect(await kubernetes.read(known)).toBeUndefined();
  });
});

describe("an API server that restarts", () => {
  it("costs a call time, but not its result", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `restart-${index}`);
    const restart = clusters.restart(CLUSTER);
    const created = names.map((name) =>
      create(WIDGET, name, { metadata: { name, namespace: "shop" }, spec: { size: 1 } }),
    );
    await restart;
    const ids = (await Promise.all(created)).map(({ id }) => id);
    expect(ids).toEqual(names.map((name) => `shop/${name}`));
  });
});

/** A kind with a rule that only an expression can state. */
function widgetDefinition(): Properties {
  const validations = [{ rule: "self.size < 5", message: "size must be small" }];
  const spec = { type: "object", properties: { size: { type: "integer" } } };
  const properties = { spec: { ...spec, "x-kubernetes-validations": validations } };
  const schema = { openAPIV3Schema: { type: "object", properties } };
  return {
    metadata: { name: "widgets.shop.example.com" },
    spec: {
      group: "shop.example.com",
      names: { kind: "Widget", plural: "widgets" },
      scope: "Namespaced",
      versions: [{ name: "v1", served: true, storage: true, schema }],
    },
  };
}
