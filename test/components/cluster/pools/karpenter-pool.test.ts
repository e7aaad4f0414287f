import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { NodePool } from "../../../../components/cluster";
import type { KarpenterPoolArgs } from "../../../../components/cluster/pools/karpenter-pool-args";
import { type Recording, record } from "../../../support/mocks";
import { provesRow } from "../../../support/proves";

const POOL = "kubernetes:karpenter.sh/v1:NodePool";
const CLASS = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";

const args: KarpenterPoolArgs = {
  backend: "karpenter",
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cluster: { clusterName: "dev-cluster", clusterSecurityGroupId: "sg-1" },
  after: [],
  nodeClass: { nodeRoleName: "dev-karpenter-node", subnetIds: ["subnet-a", "subnet-b"] },
  architectures: ["arm64"],
  requirements: [],
  limits: { cpu: "100", memory: "400Gi" },
};

function planPool(change: Partial<KarpenterPoolArgs> = {}, preview = false): Promise<Recording> {
  return record(() => new NodePool("dev-batch", { ...args, ...change }), { preview });
}

describe("createKarpenterPool", () => {
  it.each([true, false])("declares a pool and its class (preview: %s)", async (preview) => {
    expect((await planPool({}, preview)).inventory).toEqual([
      `${CLASS} dev-batch-node-class`,
      `${POOL} dev-batch-node-pool`,
    ]);
  });

  it("declares a bounded pool of the class [row 26]", async () => {
    expect((await planPool()).only(POOL).inputs).toEqual({
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      metadata: { name: "dev-batch" },
      spec: {
        limits: { cpu: "100", memory: "400Gi" },
        disruption: {
          consolidationPolicy: "WhenEmptyOrUnderutilized",
          consolidateAfter: "1m",
          budgets: [{ nodes: "10%" }],
        },
        template: {
          metadata: { labels: {} },
          spec: {
            nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "dev-batch" },
            requirements: [
              { key: "kubernetes.io/arch", operator: "In", values: ["arm64"] },
              { key: "karpenter.sh/capacity-type", operator: "In", values: ["on-demand"] },
              { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
            ],
            taints: [],
            expireAfter: "720h",
          },
        },
      },
    });
  });

  it("makes nodes of role, subnets and security group by name and id [row 26] [row 31]", async () => {
    const volume = (deviceName: string, volumeSize: string) => ({
      deviceName,
      ebs: { volumeType: "gp3", volumeSize, encrypted: true, deleteOnTermination: true },
    });
    expect((await planPool()).only(CLASS).inputs).toEqual({
      apiVersion: "karpenter.k8s.aws/v1",
      kind: "EC2NodeClass",
      metadata: { name: "dev-batch" },
      spec: {
        role: "dev-karpenter-node",
        amiSelectorTerms: [{ alias: "bottlerocket@latest" }],
        subnetSelectorTerms: [{ id: "subnet-a" }, { id: "subnet-b" }],
        securityGroupSelectorTerms: [{ id: "sg-1" }],
        associatePublicIPAddress: false,
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
        },
        blockDeviceMappings: [volume("/dev/xvda", "4Gi"), volume("/dev/xvdb", "50Gi")],
        tags: {},
      },
    });
  });

  it("pins the image where a release is said [row 30]", async () => {
    const nodeClass = {
      nodeRoleName: "dev-karpenter-node",
      subnetIds: ["subnet-a"],
      image: { os: "al2023", release: "v20261101" },
    } as const;
    const { inputs } = (await planPool({ nodeClass })).only(CLASS);
    expect(inputs).toMatchObject({
      spec: { amiSelectorTerms: [{ alias: "al2023@v20261101" }] },
    });
  });

  it("takes subnets and group from another stack", async () => {
    const nodeClass = {
      nodeRoleName: pulumi.output("dev-karpenter-node"),
      subnetIds: pulumi.output(["subnet-c"]),
    };
    const cluster = {
      clusterName: pulumi.output("dev-cluster"),
      clusterSecurityGroupId: pulumi.output("sg-2"),
    };
    expect((await planPool({ nodeClass, cluster })).only(CLASS).inputs).toMatchObject({
      spec: {
        role: "dev-karpenter-node",
        subnetSelectorTerms: [{ id: "subnet-c" }],
        securityGroupSelectorTerms: [{ id: "sg-2" }],
      },
    });
  });

  it("shares the class of another pool", async () => {
    const recording = await planPool({ nodeClass: { name: "dev-general" }, weight: 50 });
    expect(recording.inventory).toEqual([`${POOL} dev-batch-node-pool`]);
    expect(recording.only(POOL).inputs).toMatchObject({
      spec: { weight: 50, template: { spec: { nodeClassRef: { name: "dev-general" } } } },
    });
  });

  it("keeps a choice among spot instances [CO-2]", async () => {
    const recording = await planPool({
      capacity: ["spot", "on-demand"],
      requirements: [{ key: "node.kubernetes.io/instance-type", operator: "Exists", minValues: 5 }],
    });
    provesRow("CO-2", recording.only(POOL), "spec.template.spec.requirements[3].minValues", 5);
  });

  it("uses reserved capacity [CO-3] [row 36]", async () => {
    const reservations = [{ reservationId: "cr-0123456789abcdef0" }];
    const nodeClass = { nodeRoleName: "node", subnetIds: ["subnet-a"], reservations };
    const recording = await planPool({ capacity: ["reserved", "on-demand"], nodeClass });
    provesRow("CO-3", recording.only(CLASS), "spec.capacityReservationSelectorTerms", [
      { id: "cr-0123456789abcdef0" },
    ]);
  });

  it("starts nodes when pods wait, and takes idle ones back [AL-5] [AL-6]", async () => {
    const pool = (await planPool()).only(POOL);
    provesRow(["AL-5", "AL-6"], pool, "spec.disruption.consolidateAfter", "1m");
  });

  it("keeps every node where the budget is none [AS-6] [row 32]", async () => {
    const pool = (await planPool({ disruption: { budgets: [{ nodes: 0 }] } })).only(POOL);
    provesRow("AS-6", pool, "spec.disruption.budgets[0].nodes", "0");
  });

  it("applies the caller's adjustments", async () => {
    const recording = await planPool({
      transform: {
        nodePool: { metadata: { name: "batch", labels: { a: "b" } } },
        nodeClass: ({ metadata, ...rest }) => ({
          ...rest,
          metadata: { ...metadata, annotations: { a: "b" } },
        }),
      },
    });
    expect(recording.only(POOL).inputs.metadata).toEqual({ name: "batch", labels: { a: "b" } });
    expect(recording.only(CLASS).inputs.metadata).toEqual({
      name: "dev-batch",
      annotations: { a: "b" },
    });
  });

  it("names the pool in its errors", async () => {
    await expect(planPool({ weight: 0 })).rejects.toThrow("weight: must be");
  });
});
