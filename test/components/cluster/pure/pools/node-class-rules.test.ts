import { describe, expect, it } from "vitest";
import type { NodeClassInput } from "../../../../../components/cluster/pure/pools/karpenter-settings";
import { nodeClassRules } from "../../../../../components/cluster/pure/pools/node-class-rules";
import { findProblems } from "../../../../../components/core/pure/validate";
import { nodeClassInput } from "./karpenter-inputs";

const problems = (change: Partial<NodeClassInput>) =>
  findProblems(nodeClassRules({ ...nodeClassInput, ...change }));

describe("nodeClassRules", () => {
  it.each<[string, Partial<NodeClassInput>]>([
    ["a plain class", {}],
    ["subnets that another stack tells", { subnetCount: undefined }],
    ["a pinned Bottlerocket", { image: { release: "v1.49.0" } }],
    ["a pinned Amazon Linux", { image: { os: "al2023", release: "v20261101" } }],
    ["tags of its own", { tags: { team: "data", Name: "batch" } }],
    ["a selected reservation", { reservations: [{ tags: { use: "batch" } }] }],
  ])("finds nothing wrong with %s", (_, change) => {
    expect(problems(change)).toEqual([]);
  });

  it.each<[string, Partial<NodeClassInput>]>([
    ["nodeClass.subnetIds: must name at least one subnet", { subnetCount: 0 }],
    ["nodeClass.subnetIds: must be at most 30", { subnetCount: 31 }],
    [
      "nodeClass.image.release: is not a release of al2023",
      { image: { os: "al2023", release: "v1.2.3" } },
    ],
    ["nodeClass.image.release: is not a release of bottlerocket", { image: { release: "latest" } }],
    [
      "nodeClass.image.release: cannot be pinned for Windows",
      { image: { os: "windows-2022", release: "v20261101" } },
    ],
    ["nodeClass.machine.diskSizeGiB: must be", { machine: { diskSizeGiB: 5 } }],
    ["nodeClass.machine.maxPods: must be", { machine: { maxPods: 300 } }],
    [
      "nodeClass.machine.kubelet.imageCleanup: must have",
      { machine: { kubelet: { imageCleanup: { above: 70, downTo: 80 } } } },
    ],
    [
      "nodeClass.machine.localDisks: is not supported for Windows",
      { image: { os: "windows-2025" }, machine: { localDisks: true } },
    ],
    [
      "nodeClass.reservations[0].reservationId: is not",
      { reservations: [{ reservationId: "r-1" }] },
    ],
    ["nodeClass.reservations[0].tags: must name", { reservations: [{ tags: {} }] }],
    ["nodeClass.reservations[0].tags: must name", { reservations: [{ tags: { use: "" } }] }],
    [
      "nodeClass.reservations[0].ownerAccountId: is not",
      { reservations: [{ tags: { use: "batch" }, ownerAccountId: "1111" }] },
    ],
    ["nodeClass.tags.karpenter.sh/nodepool: is a tag", { tags: { "karpenter.sh/nodepool": "x" } }],
    ["nodeClass.tags.aws:owner: is a tag", { tags: { "aws:owner": "x" } }],
    [
      "nodeClass.tags.kubernetes.io/cluster/dev: is a tag",
      { tags: { "kubernetes.io/cluster/dev": "owned" } },
    ],
  ])("says %s", (start, change) => {
    const found = problems(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(start);
  });

  it("refuses more reservations than the API takes", () => {
    const many = Array.from({ length: 31 }, () => ({ tags: { use: "batch" } }));
    expect(problems({ reservations: many })).toEqual([
      "nodeClass.reservations: must be at most 30, got 31; select several by a tag that they share",
    ]);
  });
});
