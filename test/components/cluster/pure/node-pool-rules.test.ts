import { describe, expect, it } from "vitest";
import type { InstancePoolInput } from "../../../../components/cluster/pure/node-pool-plan";
import {
  instancePoolRules,
  instanceTypeRules,
  subnetRules,
} from "../../../../components/cluster/pure/node-pool-rules";
import { findProblems } from "../../../../components/core/pure/validate";
import { managedInput } from "./node-pool-fixture";

const problemsOf = (change: Partial<InstancePoolInput>): readonly string[] =>
  findProblems(
    instancePoolRules({ ...managedInput, ...change }, { os: "bottlerocket", variant: "standard" }),
  );

describe("instancePoolRules", () => {
  it("accepts the happy fixture", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<InstancePoolInput>, string]>([
    [
      "no instance type",
      { instanceTypes: [] },
      "instanceTypes: must be 1 to 20 types, got []; name types of one size, the preferred first",
    ],
    [
      "two architectures",
      { instanceTypes: ["m7g.large", "m7i.large"] },
      'instanceTypes: mixes processor architectures, and one image boots only one of them, got ["m7g.large","m7i.large"]; make one pool for Graviton types and one for the others',
    ],
    [
      "a misspelt type",
      { instanceTypes: ["m7glarge"] },
      'instanceTypes[0]: is not the name of an instance type, got "m7glarge"; write it as "m7g.large"',
    ],
    [
      "an accelerator",
      { instanceTypes: ["g5.xlarge"] },
      'instanceTypes[0]: needs drivers that the standard images do not have, got "g5.xlarge"; use a type without an accelerator, or image.variant "nvidia"',
    ],
    [
      "a type with too few addresses",
      { instanceTypes: ["t4g.micro"] },
      'instanceTypes[0]: has too few addresses for the add-ons of a node, got "t4g.micro"; use medium or larger',
    ],
    [
      "bounds in the wrong order",
      { size: { min: 4, max: 3 } },
      "size.max: must be at least 1 and at least size.min (4), got 3; raise size.max or lower size.min",
    ],
    [
      "a pool that can never have a node",
      { size: { min: 0, max: 0 } },
      "size.max: must be at least 1 and at least size.min (0), got 0; raise size.max or lower size.min",
    ],
    [
      "a fraction of a node",
      { size: { min: 1.5, max: 3 } },
      "size.min: must be a whole number, 0 or more, got 1.5; write a number of nodes",
    ],
    [
      "a start outside the bounds",
      { size: { min: 2, max: 3, desired: 4 } },
      "size.desired: must lie between size.min (2) and size.max (3), got 4; change it, or leave it out to start with size.min",
    ],
    [
      "hardware that no image has drivers for",
      { instanceTypes: ["g4ad.xlarge"] },
      'instanceTypes[0]: needs drivers that the standard images do not have, got "g4ad.xlarge"; use a type without an accelerator',
    ],
    [
      "an unsupported minor",
      { version: "1.20" },
      'version: is not a supported Kubernetes minor, got "1.20"; use one of 1.34, 1.35, 1.36, not above the cluster\'s',
    ],
    [
      "a disk that is too small",
      { machine: { diskSizeGiB: 10 } },
      "machine.diskSizeGiB: must be a whole number from 20 to 16384, got 10; 50 suits most pools",
    ],
    [
      "a reserved label",
      { scheduling: { labels: { "topology.kubernetes.io/zone": "a" } } },
      'scheduling.labels.topology.kubernetes.io/zone: has a prefix that nodes may not set for themselves, got "topology.kubernetes.io/zone"; use a prefix of your own, or none',
    ],
    [
      "a label value with a space",
      { scheduling: { labels: { pool: "my pool" } } },
      "scheduling.labels.pool: is not a label value, got \"my pool\"; use at most 63 letters, digits, '.', '_' or '-', with a letter or digit at both ends",
    ],
    [
      "a label whose key would end the list of labels",
      { scheduling: { labels: { "pool,role": "a" } } },
      'scheduling.labels.pool,role: is not the key of a label, got "pool,role"; write it as "pool" or "example.com/pool"',
    ],
    [
      "a taint without a key",
      { scheduling: { taints: [{ key: "", effect: "NoSchedule" }] } },
      'scheduling.taints[0].key: is not the key of a taint, got ""; write it as "pool" or "example.com/pool"',
    ],
    [
      "a taint value with a space",
      { scheduling: { taints: [{ key: "gpu", value: "a b", effect: "NoSchedule" }] } },
      "scheduling.taints[0].value: is not a label value, got \"a b\"; use at most 63 letters, digits, '.', '_' or '-', with a letter or digit at both ends",
    ],
    [
      "a taint written twice",
      {
        scheduling: {
          taints: [
            { key: "gpu", value: "a", effect: "NoSchedule" },
            { key: "gpu", value: "b", effect: "NoSchedule" },
          ],
        },
      },
      'scheduling.taints: must not repeat a key with the same effect, got ["gpu:NoSchedule","gpu:NoSchedule"]; keep one of them',
    ],
  ])("refuses %s", (_case, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it("accepts the label prefixes that a kubelet owns", () => {
    expect(problemsOf({ scheduling: { labels: { "node.kubernetes.io/pool": "a" } } })).toEqual([]);
    expect(
      problemsOf({ scheduling: { taints: [{ key: "a.example.com/b_c", effect: "NoSchedule" }] } }),
    ).toEqual([]);
  });

  it("refuses more taints than EKS takes", () => {
    const taints = Array.from({ length: 51 }, (_, index) => ({
      key: `key-${index}`,
      effect: "NoSchedule" as const,
    }));
    expect(problemsOf({ scheduling: { taints } })).toEqual([
      "scheduling.taints: must be at most 50, got 51; one taint says which pods a pool is for",
    ]);
  });
});

describe("instanceTypeRules", () => {
  it("wants the hardware that an image has drivers for", () => {
    expect(findProblems(instanceTypeRules(["g5.xlarge"], "nvidia"))).toEqual([]);
    expect(findProblems(instanceTypeRules(["g5.xlarge", "m7i.large"], "nvidia"))).toEqual([
      'instanceTypes[1]: has no hardware for the drivers of the nvidia image, got "m7i.large"; give each accelerator, and types without any, a separate pool',
    ]);
    expect(findProblems(instanceTypeRules(["g5.xlarge"], "neuron"))).toHaveLength(1);
  });
});

describe("subnetRules", () => {
  it("refuses none, and cannot tell while another stack knows", () => {
    expect(findProblems(subnetRules(0))).toEqual([
      "subnetIds: must name at least one subnet, got 0; give the private subnets, one a zone",
    ]);
    expect(findProblems(subnetRules(undefined))).toEqual([]);
  });
});
