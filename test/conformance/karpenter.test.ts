import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NodePool } from "../../components/cluster";
import type { KarpenterPoolArgs } from "../../components/cluster/pools/karpenter-pool-args";
import { ownershipTags } from "../../components/core";
import { planLabels } from "../../components/core/pure/labels";
import { Karpenter } from "../../components/scaling";
import { CachedCharts } from "../../sandbox/control-plane/cached-charts";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { ChartRenderer } from "../../sandbox/providers/kubernetes/helm/chart-renderer";
import { releaseRequest } from "../../sandbox/providers/kubernetes/helm/release-request";
import { isProperties } from "../../sandbox/providers/properties";
import { fetchCharts } from "../../sandbox/toolchain/charts";
import { installControlPlane } from "../../sandbox/toolchain/control-plane";
import { installHelm } from "../../sandbox/toolchain/helm";
import { type Manifest, ManifestClient } from "../support/manifest-client";
import { record } from "../support/mocks";
import { testToolchainContext } from "../support/toolchain-context";

const POOL = "kubernetes:karpenter.sh/v1:NodePool";
const CLASS = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
const RELEASE = "kubernetes:helm.sh/v3:Release";

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const context = testToolchainContext();
const folder = mkdtempSync(path.join(os.tmpdir(), "karpenter-conformance-"));

let clusters: SandboxClusters;
let client: ManifestClient;

beforeAll(async () => {
  const programs = await installControlPlane(context);
  await fetchCharts(context);
  await installHelm(context);
  clusters = new SandboxClusters({ folder, programs, context });
  client = new ManifestClient(await clusters.open("karpenter"));
});

afterAll(async () => {
  await client?.close();
  await clusters?.forgetAll();
  rmSync(folder, { recursive: true, force: true });
});

const plain: KarpenterPoolArgs = {
  backend: "karpenter",
  aws,
  cluster: { clusterName: "dev-cluster", clusterSecurityGroupId: "sg-0123456789abcdef0" },
  after: [],
  nodeClass: {
    nodeRoleName: "dev-karpenter-node",
    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  },
  architectures: ["arm64"],
  requirements: [],
  limits: { cpu: "100", memory: "400Gi" },
};

const full: KarpenterPoolArgs = {
  ...plain,
  nodeClass: {
    nodeRoleName: "dev-karpenter-node",
    subnetIds: ["subnet-0123456789abcdef0"],
    image: { os: "al2023", release: "v20261101" },
    machine: {
      diskSizeGiB: 80,
      metadataHops: 2,
      maxPods: 110,
      localDisks: true,
      kubelet: {
        reserved: { cpu: "100m", memory: "300Mi" },
        systemReserved: { cpu: "100m", memory: "100Mi" },
        evictBelowMemory: "200Mi",
        imageCleanup: { above: 80, downTo: 70 },
      },
    },
    reservations: [
      { reservationId: "cr-0123456789abcdef0" },
      { tags: { use: "batch" }, ownerAccountId: "111122223333" },
    ],
    tags: { team: "data" },
  },
  architectures: ["arm64", "x86_64"],
  capacity: ["reserved", "spot", "on-demand"],
  requirements: [
    {
      key: "karpenter.k8s.aws/instance-category",
      operator: "In",
      values: ["c", "m"],
      minValues: 2,
    },
    { key: "karpenter.k8s.aws/instance-generation", operator: "Gte", value: 6 },
    { key: "karpenter.k8s.aws/instance-gpu-count", operator: "DoesNotExist" },
    { key: "node.kubernetes.io/instance-type", operator: "Exists", minValues: 5 },
  ],
  limits: { cpu: "100", memory: "400Gi", nodes: 20 },
  weight: 10,
  scheduling: {
    labels: { team: "data" },
    taints: [{ key: "batch", value: "true", effect: "NoSchedule" }],
    startupTaints: [{ key: "cni", effect: "NoExecute" }],
  },
  disruption: {
    policy: "Balanced",
    after: "5 minutes",
    budgets: [
      { nodes: "20%" },
      {
        nodes: 0,
        reasons: ["Drifted", "Underutilized"],
        window: { cron: "0 7 * * mon-fri", duration: "630 minutes" },
      },
    ],
    expireAfter: "14 days",
    terminationGracePeriod: "90 seconds",
  },
};

/** The class and the pool as they would be sent, with the labels and tags of their owner. */
async function objectsOf(args: KarpenterPoolArgs): Promise<readonly Manifest[]> {
  const recording = await record(() => new NodePool("dev-batch", args));
  const tags = ownershipTags({
    owner: "team",
    environment: "dev",
    costCenter: "1",
    domain: "shop",
  });
  return [CLASS, POOL].map((type) => {
    const { inputs } = recording.only(type);
    return asManifest(planLabels(type, inputs, tags) ?? inputs);
  });
}

function asManifest(inputs: Readonly<Record<string, unknown>>): Manifest {
  const { apiVersion, kind, metadata } = inputs;
  if (!isProperties(metadata)) throw new Error("an object without metadata");
  const name = String(metadata.name);
  return {
    ...inputs,
    apiVersion: String(apiVersion),
    kind: String(kind),
    metadata: { ...metadata, name },
  };
}

/** What the server finds wrong; an object that it accepts is taken away again. */
async function rejectionOf(manifest: Manifest): Promise<string | undefined> {
  const rejection = await client.apply(manifest);
  if (rejection === undefined) await client.remove(manifest);
  return rejection;
}

describe("objects of a Karpenter pool", () => {
  it.each([
    ["with defaults", plain],
    ["with every argument", full],
  ])("are accepted by the API server %s [row 26]", async (_, args) => {
    for (const manifest of await objectsOf(args)) {
      expect(await rejectionOf(manifest)).toBe(undefined);
    }
  });

  it.each([
    ["spec.weight", POOL, { weight: 101 }],
    ['unknown field "spec.colour"', POOL, { colour: "red" }],
    ["must be set with 'duration'", POOL, budgets({ nodes: "1", schedule: "@daily" })],
    ["family is not supported", CLASS, { amiSelectorTerms: [{ alias: "ubuntu@latest" }] }],
    ["must match the format", CLASS, { amiSelectorTerms: [{ alias: "bottlerocket" }] }],
    [
      "restricted tag matching karpenter.sh/nodepool",
      CLASS,
      { tags: { "karpenter.sh/nodepool": "" } },
    ],
    ["subnetSelectorTerms cannot be empty", CLASS, { subnetSelectorTerms: [] }],
  ])("are refused with a wrong field: %s", async (message, type, change) => {
    const kind = type.slice(type.lastIndexOf(":") + 1);
    const manifest = (await objectsOf(plain)).find((object) => object.kind === kind);
    if (manifest === undefined) throw new Error(`no ${kind} among the objects`);
    const spec = "spec" in manifest && isProperties(manifest.spec) ? manifest.spec : {};
    const broken = { ...manifest, spec: { ...spec, ...change } };
    expect(await rejectionOf(broken)).toContain(message);
  });
});

function budgets(budget: object): object {
  return { disruption: { consolidateAfter: "1m", budgets: [budget] } };
}

describe("charts of Karpenter", () => {
  const releases = async (): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const recording = await record(
      () =>
        new Karpenter("dev-karpenter", {
          aws,
          cluster: { clusterName: "dev-cluster", endpoint: "https://api.example.com" },
          zonalShift: true,
        }),
    );
    return ["definitions", "controller"].map(
      (name) => recording.only(RELEASE, `dev-karpenter-${name}`).inputs,
    );
  };

  it("render with the values that the component declares", async () => {
    const renderer = new ChartRenderer(new CachedCharts(context));
    const [definitions = {}, controller = {}] = await releases();
    const kinds = await renderer.render(releaseRequest(definitions));
    expect(kinds?.map(({ metadata }) => metadata.name)).toEqual(
      expect.arrayContaining(["nodepools.karpenter.sh", "ec2nodeclasses.karpenter.k8s.aws"]),
    );

    const objects = await renderer.render(releaseRequest(controller));
    const deployment = JSON.stringify(objects?.find(({ kind }) => kind === "Deployment"));
    expect(objects?.map(({ kind }) => kind)).not.toContain("CustomResourceDefinition");
    for (const [name, value] of [
      ["CLUSTER_NAME", "dev-cluster"],
      ["CLUSTER_ENDPOINT", "https://api.example.com"],
      ["INTERRUPTION_QUEUE", "dev-karpenter"],
      ["EKS_CONTROL_PLANE", "true"],
      ["ENABLE_ZONAL_SHIFT", "true"],
    ]) {
      expect(deployment).toContain(JSON.stringify({ name, value }));
    }
    expect(deployment).toContain('"key":"karpenter.sh/nodepool","operator":"DoesNotExist"');
    expect(deployment).toContain('"dnsPolicy":"Default"');
    expect(deployment).toContain('"replicas":2');
  });

  it("are accepted by the API server", async () => {
    const renderer = new ChartRenderer(new CachedCharts(context));
    const [, controller = {}] = await releases();
    const refused: string[] = [];
    for (const object of (await renderer.render(releaseRequest(controller))) ?? []) {
      const rejection = await client.apply(asManifest(object));
      if (rejection !== undefined) refused.push(`${object.kind}: ${rejection}`);
    }
    expect(refused).toEqual([]);
  });
});
