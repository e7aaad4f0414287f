import type { ValidationRule } from "../../../core/pure/validate";
import { isWindows, type OperatingSystem } from "../node-image";
import { subnetRules } from "../node-pool-rules";
import type { KarpenterImage, KarpenterReservation, NodeClassInput } from "./karpenter-settings";
import { machineRules } from "./machine-rules";
import { DEFAULT_OS } from "./node-class-plan";

/** The API takes at most this many subnets and reservations. */
const MOST_TERMS = 30;

/** How a release is written behind the name of a family. */
const RELEASES: Readonly<Partial<Record<OperatingSystem, RegExp>>> = {
  bottlerocket: /^v\d+\.\d+\.\d+$/,
  al2023: /^v\d{8}$/,
};

/** Tags by which Karpenter and EKS find what is theirs, and those of AWS. */
const RESERVED_TAG =
  /^(?:aws:|kubernetes\.io\/cluster|eks:eks-cluster-name$|karpenter\.sh\/node(?:pool|claim)$|karpenter\.k8s\.aws\/ec2nodeclass$)/;

/** What must not hold of a node class. */
export function nodeClassRules(input: NodeClassInput): readonly ValidationRule[] {
  const { image, machine, reservations, subnetCount, tags } = input;
  const { os = DEFAULT_OS } = image;
  return [
    ...prefixed(subnetRules(subnetCount)),
    {
      when: subnetCount !== undefined && subnetCount > MOST_TERMS,
      path: "nodeClass.subnetIds",
      problem: `must be at most ${MOST_TERMS}`,
      got: subnetCount,
      fix: "give one subnet a zone",
    },
    ...releaseRules(image, os),
    ...prefixed(machineRules({ machine, instanceTypes: [] }, os)),
    {
      when: isWindows(os) && machine.localDisks === true,
      path: "nodeClass.machine.localDisks",
      problem: "is not supported for Windows",
      got: machine.localDisks,
      fix: "leave it out",
    },
    ...reservationRules(reservations),
    ...Object.entries(tags).map(([key, value]) => ({
      when: key === "" || RESERVED_TAG.test(key),
      path: `nodeClass.tags.${key}`,
      problem: "is a tag that Karpenter, EKS or AWS sets itself",
      got: { [key]: value },
      fix: "use a key of your own",
    })),
  ];
}

/** The rules of another part as they read from here. */
function prefixed(rules: readonly ValidationRule[]): readonly ValidationRule[] {
  return rules.map((rule) => ({ ...rule, path: `nodeClass.${rule.path}` }));
}

function releaseRules({ release }: KarpenterImage, os: OperatingSystem): readonly ValidationRule[] {
  if (release === undefined) return [];
  const form = RELEASES[os];
  return [
    {
      when: form === undefined,
      path: "nodeClass.image.release",
      problem: "cannot be pinned for Windows, of which Karpenter takes the newest only",
      got: release,
      fix: "leave it out",
    },
    {
      when: form !== undefined && !form.test(release),
      path: "nodeClass.image.release",
      problem: `is not a release of ${os}`,
      got: release,
      fix: os === "al2023" ? 'write it as "v20261101"' : 'write it as "v1.49.0"',
    },
  ];
}

function reservationRules(
  reservations: readonly KarpenterReservation[],
): readonly ValidationRule[] {
  return [
    {
      when: reservations.length > MOST_TERMS,
      path: "nodeClass.reservations",
      problem: `must be at most ${MOST_TERMS}`,
      got: reservations.length,
      fix: "select several by a tag that they share",
    },
    ...reservations.flatMap((reservation, index) =>
      reservationProblems(reservation, `nodeClass.reservations[${index}]`),
    ),
  ];
}

function reservationProblems(
  reservation: KarpenterReservation,
  path: string,
): readonly ValidationRule[] {
  if ("reservationId" in reservation) {
    const { reservationId } = reservation;
    return [
      {
        when: !/^cr-[0-9a-z]+$/.test(reservationId),
        path: `${path}.reservationId`,
        problem: "is not the id of a capacity reservation",
        got: reservationId,
        fix: 'write it as "cr-0123456789abcdef0"',
      },
    ];
  }
  const { tags, ownerAccountId } = reservation;
  const blank = Object.entries(tags).some(([key, value]) => key === "" || value === "");
  return [
    {
      when: Object.keys(tags).length === 0 || blank,
      path: `${path}.tags`,
      problem: "must name at least one tag, each with a value",
      got: tags,
      fix: "without a tag every reservation of the account would be used",
    },
    {
      when: ownerAccountId !== undefined && !/^\d{12}$/.test(ownerAccountId),
      path: `${path}.ownerAccountId`,
      problem: "is not an AWS account id",
      got: ownerAccountId,
      fix: "write its twelve digits, as a string",
    },
  ];
}
