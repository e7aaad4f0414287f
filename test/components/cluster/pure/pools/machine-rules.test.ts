import { describe, expect, it } from "vitest";
import type { OperatingSystem } from "../../../../../components/cluster/pure/node-image";
import type { Machine } from "../../../../../components/cluster/pure/pools/machine";
import { machineRules } from "../../../../../components/cluster/pure/pools/machine-rules";
import { findProblems } from "../../../../../components/core/pure/validate";
import { managedInput } from "../node-pool-fixture";

const problemsOf = (
  machine: Machine,
  os: OperatingSystem = "bottlerocket",
  instanceTypes = managedInput.instanceTypes,
): readonly string[] => findProblems(machineRules({ ...managedInput, machine, instanceTypes }, os));

describe("machineRules", () => {
  it.each<[string, Machine, string]>([
    [
      "a disk that is too small",
      { diskSizeGiB: 10 },
      "machine.diskSizeGiB: must be a whole number from 20 to 16384, got 10; 50 suits most pools",
    ],
    [
      "more pods than Kubernetes is tested with",
      { maxPods: 300 },
      'machine.maxPods: must be a whole number from 1 to 250, got 300; "addresses" and "prefixes" count it from the instance types',
    ],
    [
      "a cleanup that never ends",
      { kubelet: { imageCleanup: { above: 80, downTo: 80 } } },
      'machine.kubelet.imageCleanup: must have downTo between 0 and above, got {"above":80,"downTo":80}; { above: 85, downTo: 80 } is the kubelet\'s default',
    ],
    [
      "more than the whole disk",
      { kubelet: { imageCleanup: { above: 120, downTo: 80 } } },
      "machine.kubelet.imageCleanup.above: must be a percentage, got 120; write at most 100",
    ],
    [
      "a cleanup at part of a percent",
      { kubelet: { imageCleanup: { above: 85.5, downTo: 80 } } },
      'machine.kubelet.imageCleanup: must have whole percentages, got {"above":85.5,"downTo":80}; { above: 85, downTo: 80 } is the kubelet\'s default',
    ],
    [
      "pods without a process",
      { kubelet: { podProcesses: 0 } },
      "machine.kubelet.podProcesses: must be a whole number, 1 or more, got 0; 1024 suits most pods",
    ],
  ])("refuses %s", (_case, machine, message) => {
    expect(problemsOf(machine)).toEqual([message]);
  });

  it("names what is not an amount of cpu or memory", () => {
    expect(() => problemsOf({ kubelet: { reserved: { cpu: "1e3" } } })).toThrow(
      'machine.kubelet.reserved.cpu: is not a CPU quantity, got "1e3"',
    );
    expect(() => problemsOf({ kubelet: { systemReserved: { memory: "-1Gi" } } })).toThrow(
      'machine.kubelet.systemReserved.memory: is not a memory quantity, got "-1Gi"',
    );
  });

  it("cannot count the pods of a type without prefixes", () => {
    expect(problemsOf({ maxPods: "prefixes" }, "al2023", ["m4.large"])).toEqual([
      'instanceTypes[0]: is not in the table of network limits, which has the types of the Nitro system, got "m4.large"; give machine.maxPods as a number, or use another type',
    ]);
  });

  it("gives Windows nodes the disk that their images need", () => {
    expect(problemsOf({ diskSizeGiB: 30 }, "windows-2022", ["m7i.large"])).toEqual([
      "machine.diskSizeGiB: must be a whole number from 50 to 16384, got 30; 50 suits most pools",
    ]);
    expect(problemsOf({}, "windows-2022", ["m7i.large"])).toEqual([]);
  });

  it("tells Windows nodes neither of prefixes nor of the kubelet", () => {
    const machine: Machine = { maxPods: "prefixes", kubelet: { podProcesses: 9 } };
    expect(problemsOf(machine, "windows-2022", ["m7i.large"])).toEqual([
      'machine.maxPods: counts prefixes, which the CNI hands out to Linux nodes only, got "prefixes"; use "addresses" or a number',
      'machine.kubelet: is not supported by the script that joins Windows nodes, got {"podProcesses":9}; leave it out for Windows',
    ]);
  });
});
