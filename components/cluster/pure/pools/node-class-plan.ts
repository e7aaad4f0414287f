import { definedOnly } from "../../../core/pure/defined-only";
import { physicalName } from "../../../core/pure/physical-name";
import type { OperatingSystem } from "../node-image";
import { planVolumes } from "../node-pool-plan";
import type { BlockDeviceSpec, KubeletSpec, NodeClassSpec } from "./karpenter-kinds";
import type { KarpenterMachine, KarpenterReservation, NodeClassInput } from "./karpenter-settings";
import { MACHINE } from "./machine";

/** The class but for what names resources that do not exist yet. */
export interface NodeClassPlan {
  /** Of the object. */
  readonly className: string;
  readonly spec: Omit<NodeClassSpec, "role" | "subnetSelectorTerms" | "securityGroupSelectorTerms">;
}

/** System of nodes for which none is said: read-only root, no package manager, no shell. */
export const DEFAULT_OS: OperatingSystem = "bottlerocket";

/** Plans the class of a pool's nodes from arguments that were found valid. */
export function planNodeClass(
  name: string,
  { image, machine, reservations, tags }: NodeClassInput,
): NodeClassPlan {
  const { os = DEFAULT_OS, release = "latest" } = image;
  const kubelet = planKubelet(machine);
  return {
    className: physicalName("kubernetesLabel", name),
    spec: {
      amiSelectorTerms: [{ alias: `${ALIASES[os]}@${release}` }],
      associatePublicIPAddress: false,
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: machine.metadataHops ?? MACHINE.metadataHops,
      },
      blockDeviceMappings: planDevices(os, machine),
      ...(Object.keys(kubelet).length === 0 ? {} : { kubelet }),
      ...(reservations.length === 0
        ? {}
        : { capacityReservationSelectorTerms: reservations.map(reservationTerm) }),
      ...(machine.localDisks === true ? { instanceStorePolicy: "RAID0" } : {}),
      tags,
    },
  };
}

/** Families of images, as Karpenter names them in an alias. */
const ALIASES: Readonly<Record<OperatingSystem, string>> = {
  bottlerocket: "bottlerocket",
  al2023: "al2023",
  "windows-2022": "windows2022",
  "windows-2025": "windows2025",
};

/** Karpenter wants the size of every volume: Bottlerocket's read-only system has this one. */
const SYSTEM_GIB = 4;

function planDevices(
  os: OperatingSystem,
  { diskSizeGiB = MACHINE.diskSizeGiB }: KarpenterMachine,
): readonly BlockDeviceSpec[] {
  return planVolumes(os, { diskSizeGiB }).map(({ deviceName, sizeGiB = SYSTEM_GIB }) => ({
    deviceName,
    ebs: {
      volumeType: "gp3",
      volumeSize: `${sizeGiB}Gi`,
      encrypted: true,
      deleteOnTermination: true,
    },
  }));
}

function planKubelet({ maxPods, kubelet = {} }: KarpenterMachine): KubeletSpec {
  const { reserved, systemReserved, evictBelowMemory, imageCleanup } = kubelet;
  return definedOnly({
    maxPods,
    kubeReserved: reserved && { ...reserved },
    systemReserved: systemReserved && { ...systemReserved },
    evictionHard:
      evictBelowMemory === undefined ? undefined : { "memory.available": evictBelowMemory },
    imageGCHighThresholdPercent: imageCleanup?.above,
    imageGCLowThresholdPercent: imageCleanup?.downTo,
  });
}

function reservationTerm(
  reservation: KarpenterReservation,
): NonNullable<NodeClassSpec["capacityReservationSelectorTerms"]>[number] {
  if ("reservationId" in reservation) return { id: reservation.reservationId };
  const { tags, ownerAccountId } = reservation;
  return definedOnly({ tags, ownerID: ownerAccountId });
}
