import { describe, expect, it } from "vitest";
import type { ManagedPoolInput } from "../../../../../components/cluster/pure/pools/managed-input";
import { managedPoolRules } from "../../../../../components/cluster/pure/pools/managed-rules";
import { findProblems } from "../../../../../components/core/pure/validate";
import { managedInput } from "../node-pool-fixture";

const problemsOf = (change: Partial<ManagedPoolInput>): readonly string[] =>
  findProblems(managedPoolRules({ ...managedInput, ...change }));

const nvidia = {
  instanceTypes: ["p5.48xlarge"],
  image: { os: "al2023", variant: "nvidia" },
} as const;
const block = { kind: "capacity-block", reservationId: "cr-1" } as const;
const x86 = { instanceTypes: ["m7i.large"] } as const;

describe("managedPoolRules", () => {
  it("accepts the happy fixture", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<ManagedPoolInput>, string]>([
    [
      "a variant that the system does not have",
      { ...nvidia, instanceTypes: ["inf2.xlarge"], image: { variant: "neuron" } },
      'image.variant: does not exist for bottlerocket, got "neuron"; use one of standard, nvidia, fips',
    ],
    [
      "Windows on Graviton",
      { image: { os: "windows-2022" } },
      'image.os: has no standard image for arm64, got "windows-2022"; use instance types of the other architecture, or another system',
    ],
    [
      "a release of another minor",
      { image: { os: "al2023", release: "1.34.0-20261101" } },
      'image.release: is for another minor than version (1.35), got "1.34.0-20261101"; raise both together',
    ],
    [
      "what is not a release",
      { image: { release: "latest" } },
      'image.release: is not the name of a release, got "latest"; write it as "1.49.0-0123abcd"',
    ],
    [
      "a release of Linux for Windows",
      { ...x86, image: { os: "windows-2022", release: "1.35.0-20261101" } },
      'image.release: is not the name of a release, got "1.35.0-20261101"; write it as "1.35-2026.11.10"',
    ],
    [
      "a release of Windows of another minor",
      { ...x86, image: { os: "windows-2025", release: "1.34-2026.11.10" } },
      'image.release: is for another minor than version (1.35), got "1.34-2026.11.10"; raise both together',
    ],
    [
      "a number of pods for Windows nodes, which EKS joins by itself",
      { ...x86, image: { os: "windows-2025" }, machine: { maxPods: 40 } },
      'machine.maxPods: cannot be set for the Windows nodes of a managed group, got 40; leave it out, or use backend "self-managed"',
    ],
    [
      "close placement over several zones",
      { machine: { placement: "cluster" } },
      "machine.placement: keeps instances close together, so all of them must be in one zone, got 3; give one subnet, as a list in this program",
    ],
    [
      "close placement in subnets that only another stack knows",
      { machine: { placement: "cluster" }, subnetCount: undefined },
      'machine.placement: keeps instances close together, so all of them must be in one zone, got "subnets of another stack"; give one subnet, as a list in this program',
    ],
    [
      "more nodes on hosts of their own than AWS has in a zone",
      { machine: { placement: "spread" }, size: { min: 1, max: 22 } },
      'size.max: must be at most 7 nodes a zone (21) where each has a dedicated host, got 22; lower it, or use machine.placement "partition"',
    ],
    [
      "a capacity block over several zones",
      { ...nvidia, purchase: block },
      "subnetIds: must be one subnet: a capacity block is in one zone, got 3; give the subnet of the block's zone",
    ],
    [
      "a capacity block of two types",
      {
        ...nvidia,
        instanceTypes: ["p5.48xlarge", "p5e.48xlarge"],
        purchase: block,
        subnetCount: 1,
      },
      'instanceTypes: must be one type: a capacity block is of one type, got ["p5.48xlarge","p5e.48xlarge"]; name the block\'s type',
    ],
    [
      "more zones than nodes",
      { zones: ["a", "b", "c"], size: { min: 0, max: 2 } },
      "size.max: leaves some of the 3 zones without any node, got 2; raise it to the number of zones, or give the subnets as one list",
    ],
    [
      "an update of no node",
      { operation: { update: { percent: 0 } } },
      "operation.update.percent: must be a whole number from 1 to 100, got 0; a third of the nodes suits most pools",
    ],
    [
      "a threshold of no node",
      { operation: { repair: { stopAbove: { count: 0 } } } },
      "operation.repair.stopAbove.count: must be a whole number from 1 to 100, got 0; a third of the nodes suits most pools",
    ],
    [
      "a repair at once",
      {
        operation: {
          repair: {
            overrides: [{ condition: "A", reason: "B", after: "5 seconds", action: "reboot" }],
          },
        },
      },
      'operation.repair.overrides[0].after: must be a minute or more, got "5 seconds"; write it as "10 minutes"',
    ],
    [
      "a warm pool of spot instances",
      { purchase: { kind: "spot" }, operation: { warmPool: {} } },
      'operation.warmPool: exists for on-demand instances only: others cannot be stopped and kept, got "spot"; use purchase { kind: "on-demand" }, or leave the warm pool out',
    ],
    [
      "hibernated Bottlerocket",
      { operation: { warmPool: { state: "hibernated" } } },
      'operation.warmPool.state: is not supported by Bottlerocket, got "hibernated"; use "stopped" or "running", or another image.os',
    ],
    [
      "Bottlerocket that comes back",
      { operation: { warmPool: { reuseOnScaleIn: true } } },
      "operation.warmPool.reuseOnScaleIn: is not supported by Bottlerocket, got true; leave it out, or use another image.os",
    ],
    [
      "a warm pool smaller than its least",
      { operation: { warmPool: { min: 3, maxPrepared: 2 } } },
      "operation.warmPool.maxPrepared: must be a whole number of at least min (3), got 2; raise it, or leave it out",
    ],
    [
      "a generation that had no types",
      { operation: { rotation: { color: "green", retiring: { instanceTypes: [] } } } },
      "operation.rotation.retiring.instanceTypes: must be 1 to 20 types, got []; name types of one size, the preferred first",
    ],
  ])("refuses %s", (_case, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it("does not ask an image of one's own for drivers", () => {
    expect(
      problemsOf({ instanceTypes: ["g5.xlarge"], image: { os: "al2023", custom: true } }),
    ).toEqual([]);
  });
});
