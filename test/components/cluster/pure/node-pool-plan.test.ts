import { describe, expect, it } from "vitest";
import {
  type NodePoolInput,
  planNodePool,
} from "../../../../components/cluster/pure/node-pool-plan";
import { nodePoolInput } from "./node-pool-fixture";

const plan = (change: Partial<NodePoolInput> = {}) =>
  planNodePool("dev-general", { ...nodePoolInput, ...change });

describe("planNodePool", () => {
  it("picks the image of the types' architecture", () => {
    expect(plan().amiType).toBe("BOTTLEROCKET_ARM_64");
    expect(plan({ instanceTypes: ["m7i.large"] }).amiType).toBe("BOTTLEROCKET_x86_64");
  });

  it("starts with the least number of nodes, but with one", () => {
    expect(plan().scaling).toEqual({ minSize: 2, maxSize: 6, desiredSize: 2 });
    expect(plan({ size: { min: 0, max: 6 } }).scaling.desiredSize).toBe(1);
  });

  it("puts the disk on the volume that holds containers", () => {
    expect(plan().volumes).toEqual([
      { deviceName: "/dev/xvda", sizeGiB: undefined },
      { deviceName: "/dev/xvdb", sizeGiB: 50 },
    ]);
  });

  it("spells capacity and taints as EKS does", () => {
    const taints = [{ key: "batch", value: "true", effect: "PreferNoSchedule" as const }];
    expect(plan({ capacityType: "spot", scheduling: { taints } })).toMatchObject({
      capacityType: "SPOT",
      taints: [{ key: "batch", value: "true", effect: "PREFER_NO_SCHEDULE" }],
    });
  });

  it("gives nodes no more than a kubelet needs", () => {
    expect(plan().role.policyArns).toEqual({
      "worker-node": "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
      "image-pull": "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    });
  });

  it("adds Session Manager on request", () => {
    expect(plan({ sessionManager: true }).role.policyArns["session-manager"]).toBe(
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    );
  });

  it.each<[string, Partial<NodePoolInput>]>([
    ["other types", { instanceTypes: ["m7g.xlarge"] }],
    ["another purchase", { capacityType: "spot" }],
    ["another system", { operatingSystem: "al2023" }],
    ["another subnet", { subnetCount: 4 }],
  ])("renames a group that %s would replace, so that both can stand", (_case, change) => {
    expect(plan(change).nodeGroupName).not.toBe(plan().nodeGroupName);
  });

  it.each<[string, Partial<NodePoolInput>]>([
    ["another size", { size: { min: 1, max: 9 } }],
    ["another minor", { version: "1.36" }],
    ["a larger disk", { diskSizeGiB: 100 }],
    ["another label", { scheduling: { labels: { pool: "x" } } }],
  ])("keeps the name of a group that %s updates in place", (_case, change) => {
    expect(plan(change).nodeGroupName).toBe(plan().nodeGroupName);
  });

  it("keeps the name of a group within the limit of EKS", () => {
    const { nodeGroupName } = planNodePool("dev-".repeat(30), nodePoolInput);
    expect(nodeGroupName.length).toBeLessThanOrEqual(63);
  });

  it("throws all problems under the name of the pool", () => {
    expect(() => plan({ instanceTypes: [], diskSizeGiB: 1 })).toThrow(
      /^node pool "dev-general" has 2 problems:\n {2}instanceTypes: .+\n {2}diskSizeGiB: /,
    );
  });
});
