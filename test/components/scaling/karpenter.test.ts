import { describe, expect, it } from "vitest";
import { EksCluster, NodePool } from "../../../components/cluster";
import { Karpenter, type KarpenterArgs } from "../../../components/scaling";
import { planProgram } from "../../../plan/engine/plan-program";
import type { PlannedResource } from "../../../plan/model";
import { record, type RecordOptions, valueOf } from "../../support/mocks";
import { clusterArgs } from "../cluster/plan-cluster";
import { dependencyNames } from "../cluster/plan-graph";
import { karpenterArgs } from "./karpenter-args";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

const karpenter = (change: Partial<KarpenterArgs> = {}): Karpenter =>
  new Karpenter("dev-karpenter", { ...karpenterArgs, ...change });

const recordKarpenter = (change: Partial<KarpenterArgs> = {}, options?: RecordOptions) =>
  record(() => karpenter(change), options);

const named = (type: string, ...names: readonly string[]) =>
  names.map((name) => `${type} dev-karpenter-${name}`);

const EVENTS = [
  "rebalance",
  "reservation-interruption",
  "scheduled-change",
  "spot-interruption",
  "state-change",
];

describe("Karpenter", () => {
  it.each([{ preview: true }, { preview: false }])(
    "declares identities, queue, events and charts [row 25] (%o)",
    async (mode) => {
      expect((await recordKarpenter({}, mode)).inventory).toEqual([
        ...named(RULE, ...EVENTS),
        ...named(TARGET, ...EVENTS.map((event) => `${event}-target`)),
        ...named("aws:eks/accessEntry:AccessEntry", "node-access"),
        ...named("aws:eks/podIdentityAssociation:PodIdentityAssociation", "controller-identity"),
        ...named("aws:iam/role:Role", "controller-role", "node-role"),
        ...named(
          POLICY,
          "controller-deletion",
          "controller-discovery",
          "controller-interruption",
          "controller-launch",
          "controller-node-profiles",
          "controller-tagging",
        ),
        ...named(ATTACHMENT, "node-policy-image-pull", "node-policy-worker-node"),
        ...named("aws:sqs/queue:Queue", "queue"),
        ...named("aws:sqs/queuePolicy:QueuePolicy", "queue-policy"),
        ...named(RELEASE, "controller", "definitions"),
      ]);
    },
  );

  it("installs the kinds' definitions by a chart of their own", async () => {
    const recording = await recordKarpenter();
    expect(recording.only(RELEASE, "dev-karpenter-definitions").inputs).toMatchObject({
      name: "karpenter-crd",
      namespace: "kube-system",
      chart: "oci://public.ecr.aws/karpenter/karpenter-crd",
      version: "1.14.1",
    });
    expect(recording.only(RELEASE, "dev-karpenter-controller").inputs).toMatchObject({
      name: "karpenter",
      namespace: "kube-system",
      chart: "oci://public.ecr.aws/karpenter/karpenter",
      version: "1.14.1",
      skipCrds: true,
    });
  });

  it("tells the controller its cluster and its queue", async () => {
    const { values } = (await recordKarpenter({ zonalShift: true, isolated: true })).only(
      RELEASE,
      "dev-karpenter-controller",
    ).inputs;
    expect(values).toMatchObject({
      replicas: 2,
      settings: {
        clusterName: "dev-cluster",
        clusterEndpoint: "https://api.example.com",
        interruptionQueue: "dev-karpenter",
        enableZonalShift: true,
        isolatedVPC: true,
      },
    });
  });

  it("leaves the charts to a GitOps tool, with the facts for it", async () => {
    let made: Karpenter | undefined;
    const recording = await record(() => {
      made = karpenter({ installCharts: false });
    });
    expect(recording.inventory.filter((line) => line.startsWith(RELEASE))).toEqual([]);
    expect(made && (await valueOf(made.gitopsMetadata))).toEqual({
      namespace: "kube-system",
      serviceAccount: "karpenter",
      chartVersion: "1.14.1",
      clusterName: "dev-cluster",
      clusterEndpoint: "https://api.example.com",
      controllerRoleArn: "arn:aws:test:::dev-karpenter-controller-role",
      nodeRoleName: "dev-karpenter-node",
      queueName: "dev-karpenter",
    });
  });

  it("names role and queue for node classes and policies", async () => {
    let made: Karpenter | undefined;
    await record(() => {
      made = karpenter();
    });
    expect(made && (await valueOf(made.nodeRoleName))).toBe("dev-karpenter-node");
    expect(made && (await valueOf(made.queueName))).toBe("dev-karpenter");
  });

  it("applies the caller's adjustments", async () => {
    const recording = await recordKarpenter({
      transform: { definitions: { timeout: 60 }, controller: { timeout: 900 } },
    });
    expect(recording.only(RELEASE, "dev-karpenter-definitions").inputs.timeout).toBe(60);
    expect(recording.only(RELEASE, "dev-karpenter-controller").inputs.timeout).toBe(900);
  });

  it("reports all problems at once, with its name", async () => {
    const aws = { ...karpenterArgs.aws, accountId: "1" };
    await expect(recordKarpenter({ aws, replicas: 0 })).rejects.toThrow(
      'Karpenter "dev-karpenter" has 2 problems',
    );
  });
});

describe("order around Karpenter", () => {
  it("starts the controller once it may act, and deletes it after its pools", async () => {
    const resource = await planPools();
    expect(dependencyNames(resource("dev-karpenter-controller"))).toEqual(
      expect.arrayContaining([
        "dev-karpenter-controller-identity",
        "dev-karpenter-definitions",
        "dev-karpenter-node-access",
        "dev-karpenter-spot-interruption-target",
      ]),
    );
    const both = ["dev-karpenter-controller", "dev-karpenter-definitions"];
    expect(dependencyNames(resource("dev-batch-node-pool"))).toEqual([
      "dev-batch-node-class",
      ...both,
    ]);
    expect(dependencyNames(resource("dev-batch-node-class"))).toEqual(expect.arrayContaining(both));
  });

  it("lets pools wait for the rights only, where somebody else installs the charts", async () => {
    let made: Karpenter | undefined;
    await record(() => {
      made = karpenter({ installCharts: false });
    });
    const { association, accessEntry, releases } = made?.nodes ?? {};
    expect(releases).toEqual([]);
    expect(made?.ready).toEqual(expect.arrayContaining([association, accessEntry]));
  });

  it("names no node class before the add-ons that every node needs [row 53]", async () => {
    const resource = await planPools();
    expect(dependencyNames(resource("dev-batch-node-class"))).toEqual(
      expect.arrayContaining([
        "dev-cluster-eks-pod-identity-agent",
        "dev-cluster-kube-proxy",
        "dev-cluster-vpc-cni",
      ]),
    );
  });
});

/** A cluster with Karpenter and a pool of it, as a graph: it shows order, which mocks do not. */
async function planPools(): Promise<(name: string) => PlannedResource> {
  const { resources } = await planProgram({
    project: "orchestration-platform",
    stack: "test",
    environment: "dev",
    config: {},
    entry: () => {
      const { aws } = clusterArgs;
      const cluster = new EksCluster("dev-cluster", clusterArgs);
      const { ready, nodeRoleName } = new Karpenter("dev-karpenter", { aws, cluster });
      new NodePool("dev-batch", {
        backend: "karpenter",
        aws,
        cluster,
        after: ready,
        nodeClass: { nodeRoleName, subnetIds: clusterArgs.subnetIds },
        architectures: ["arm64"],
        requirements: [],
        limits: { cpu: "100", memory: "400Gi" },
      });
    },
  });
  return (name) => {
    const found = resources.find((resource) => resource.name === name);
    if (found === undefined) throw new Error(`no resource ${name} in the plan`);
    return found;
  };
}
