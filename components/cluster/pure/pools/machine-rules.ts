import { cpuMillicores, memoryBytes } from "../../../core/pure/units";
import type { ValidationRule } from "../../../core/pure/validate";
import { maxPodsOf } from "../max-pods";
import { isWindows, type OperatingSystem } from "../node-image";
import type { InstancePoolInput } from "../node-pool-plan";
import { type KubeletSettings, MACHINE } from "./machine";

/**
 * Smallest volume that holds the images of the add-ons with room to pull, and what EKS gives Windows,
 * whose system is on the same volume; largest of gp3.
 */
const DISK_GIB = { least: 20, leastWindows: 50, most: 16_384 };

/** Most pods that Kubernetes is tested with on a node. */
const MOST_PODS = 250;

/** What must not hold of a node's size and settings. */
export function machineRules(
  { machine, instanceTypes }: Pick<InstancePoolInput, "machine" | "instanceTypes">,
  os: OperatingSystem,
): readonly ValidationRule[] {
  const { diskSizeGiB = MACHINE.diskSizeGiB, maxPods, kubelet = {} } = machine;
  const least = isWindows(os) ? DISK_GIB.leastWindows : DISK_GIB.least;
  return [
    {
      when: !Number.isInteger(diskSizeGiB) || diskSizeGiB < least || diskSizeGiB > DISK_GIB.most,
      path: "machine.diskSizeGiB",
      problem: `must be a whole number from ${least} to ${DISK_GIB.most}`,
      got: diskSizeGiB,
      fix: "50 suits most pools",
    },
    ...maxPodsRules(maxPods, instanceTypes),
    {
      when: isWindows(os) && maxPods === "prefixes",
      path: "machine.maxPods",
      problem: "counts prefixes, which the CNI hands out to Linux nodes only",
      got: maxPods,
      fix: 'use "addresses" or a number',
    },
    {
      when: isWindows(os) && Object.keys(kubelet).length > 0,
      path: "machine.kubelet",
      problem: "is not supported by the script that joins Windows nodes",
      got: kubelet,
      fix: "leave it out for Windows",
    },
    ...kubeletRules(kubelet),
  ];
}

function maxPodsRules(
  maxPods: InstancePoolInput["machine"]["maxPods"],
  instanceTypes: readonly string[],
): readonly ValidationRule[] {
  if (maxPods === undefined) return [];
  if (typeof maxPods === "number") {
    return [
      {
        when: !Number.isInteger(maxPods) || maxPods < 1 || maxPods > MOST_PODS,
        path: "machine.maxPods",
        problem: `must be a whole number from 1 to ${MOST_PODS}`,
        got: maxPods,
        fix: '"addresses" and "prefixes" count it from the instance types',
      },
    ];
  }
  return instanceTypes.map((name, index) => ({
    when: maxPodsOf(name, maxPods) === undefined,
    path: `instanceTypes[${index}]`,
    problem: "is not in the table of network limits, which has the types of the Nitro system",
    got: name,
    fix: "give machine.maxPods as a number, or use another type",
  }));
}

function kubeletRules({ imageCleanup, podProcesses, ...rest }: KubeletSettings): ValidationRule[] {
  const path = "machine.kubelet";
  assertAmounts(path, rest);
  return [
    {
      when: Object.values(imageCleanup ?? {}).some((percent) => !Number.isInteger(percent)),
      path: `${path}.imageCleanup`,
      problem: "must have whole percentages",
      got: imageCleanup,
      fix: "{ above: 85, downTo: 80 } is the kubelet's default",
    },
    {
      when:
        imageCleanup !== undefined &&
        !(0 < imageCleanup.downTo && imageCleanup.downTo < imageCleanup.above),
      path: `${path}.imageCleanup`,
      problem: "must have downTo between 0 and above",
      got: imageCleanup,
      fix: "{ above: 85, downTo: 80 } is the kubelet's default",
    },
    {
      when: imageCleanup !== undefined && imageCleanup.above > 100,
      path: `${path}.imageCleanup.above`,
      problem: "must be a percentage",
      got: imageCleanup?.above,
      fix: "write at most 100",
    },
    {
      when: podProcesses !== undefined && (!Number.isInteger(podProcesses) || podProcesses < 1),
      path: `${path}.podProcesses`,
      problem: "must be a whole number, 1 or more",
      got: podProcesses,
      fix: "1024 suits most pods",
    },
  ];
}

/** Throws where an amount is none: units are read in one place for all components. */
function assertAmounts(
  path: string,
  {
    reserved = {},
    systemReserved = {},
    evictBelowMemory,
  }: Omit<KubeletSettings, "imageCleanup" | "podProcesses">,
): void {
  for (const [key, { cpu, memory }] of Object.entries({ reserved, systemReserved })) {
    if (cpu !== undefined) cpuMillicores(cpu, `${path}.${key}.cpu`);
    if (memory !== undefined) memoryBytes(memory, `${path}.${key}.memory`);
  }
  if (evictBelowMemory !== undefined) memoryBytes(evictBelowMemory, `${path}.evictBelowMemory`);
}
