import { describe, expect, it } from "vitest";
import {
  architectureOf,
  desiredSize,
  nodeRolePlan,
  planVolumes,
} from "../../../../components/cluster/pure/node-pool-plan";
import { managedInput } from "./node-pool-fixture";

describe("desiredSize", () => {
  it("starts with the least number of nodes, but with one", () => {
    expect(desiredSize({ min: 2, max: 6 })).toBe(2);
    expect(desiredSize({ min: 0, max: 6 })).toBe(1);
    expect(desiredSize({ min: 0, max: 6, desired: 4 })).toBe(4);
  });
});

describe("architectureOf", () => {
  it("is that of the first type", () => {
    expect(architectureOf(["m7g.large"])).toBe("arm64");
    expect(architectureOf(["m7i.large"])).toBe("x86_64");
  });
});

describe("planVolumes", () => {
  it("puts the disk on the volume that holds containers", () => {
    expect(planVolumes("bottlerocket", {})).toEqual([
      { deviceName: "/dev/xvda", sizeGiB: undefined },
      { deviceName: "/dev/xvdb", sizeGiB: 50 },
    ]);
    expect(planVolumes("windows-2022", { diskSizeGiB: 100 })).toEqual([
      { deviceName: "/dev/sda1", sizeGiB: 100 },
    ]);
  });
});

describe("nodeRolePlan", () => {
  it("gives nodes no more than a kubelet needs", () => {
    expect(nodeRolePlan("dev-general", managedInput.aws, {}).policyArns).toEqual({
      "worker-node": "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
      "image-pull": "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    });
  });

  it("adds Session Manager on request", () => {
    const { policyArns } = nodeRolePlan("a", managedInput.aws, { sessionManager: true });
    expect(policyArns["session-manager"]).toBe(
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    );
  });
});
