import { isLabelValue } from "../../../core/pure/ownership";
import type { ValidationRule } from "../../../core/pure/validate";
import { type Architecture, parseInstanceType } from "../instance-type";
import type { KarpenterRequirement } from "./karpenter-settings";

/** Labels of instances that Karpenter knows under its own prefix; it refuses any other there. */
const INSTANCE_LABELS = [
  "capacity-reservation-id",
  "capacity-reservation-interruptible",
  "capacity-reservation-type",
  "instance-accelerator-count",
  "instance-accelerator-manufacturer",
  "instance-accelerator-name",
  "instance-capability-flex",
  "instance-category",
  "instance-cpu",
  "instance-cpu-manufacturer",
  "instance-cpu-sustained-clock-speed-mhz",
  "instance-ebs-bandwidth",
  "instance-encryption-in-transit-supported",
  "instance-family",
  "instance-generation",
  "instance-gpu-count",
  "instance-gpu-manufacturer",
  "instance-gpu-memory",
  "instance-gpu-name",
  "instance-hypervisor",
  "instance-local-nvme",
  "instance-memory",
  "instance-network-bandwidth",
  "instance-size",
  "instance-tenancy",
  "placement-group-id",
  "placement-group-partition",
] as const;

const INSTANCE_PREFIX = "karpenter.k8s.aws/";
const INSTANCE_TYPE = "node.kubernetes.io/instance-type";

/** Keys that an argument of the pool stands for. */
const OWN_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ["kubernetes.io/arch", "architectures"],
  ["karpenter.sh/capacity-type", "capacity"],
  ["kubernetes.io/os", "nodeClass.image.os"],
]);

/** The API takes at most this many; three are the pool's own. */
const MOST_REQUIREMENTS = 97;

/** Most values among which a choice may be demanded. */
const MOST_MIN_VALUES = 50;

/** What must not hold of the conditions on instances. */
export function requirementRules(
  requirements: readonly KarpenterRequirement[],
  architectures: readonly Architecture[],
): readonly ValidationRule[] {
  return [
    {
      when: requirements.length > MOST_REQUIREMENTS,
      path: "requirements",
      problem: `must be at most ${MOST_REQUIREMENTS}`,
      got: requirements.length,
      fix: "use fewer keys",
    },
    ...requirements.flatMap((requirement, index) => [
      ...keyRules(requirement.key, `requirements[${index}].key`),
      ...valueRules(requirement, `requirements[${index}]`),
      ...typeRules(requirement, `requirements[${index}]`, architectures),
    ]),
  ];
}

function keyRules(key: string, path: string): readonly ValidationRule[] {
  const argument = OWN_ARGUMENTS.get(key);
  const inside = key.startsWith(INSTANCE_PREFIX) ? key.slice(INSTANCE_PREFIX.length) : undefined;
  return [
    {
      when: argument !== undefined,
      path,
      problem: "has a separate argument",
      got: key,
      fix: `set ${argument ?? "that argument"} instead`,
    },
    {
      when: inside !== undefined && !INSTANCE_LABELS.some((label) => label === inside),
      path,
      problem: "is not an instance label that Karpenter knows",
      got: key,
      fix: `use one of ${INSTANCE_LABELS.slice(0, 3).join(", ")}, … of its documentation`,
    },
    {
      when: argument === undefined && /^(?:.+\.)?karpenter\.sh\//.test(key),
      path,
      problem: "has a prefix that Karpenter keeps for itself",
      got: key,
      fix: "use a label of instances, or one of your own in scheduling.labels",
    },
    ...nodeKeyRules(key, path),
  ];
}

/** Labels of Kubernetes that say nothing of an instance beforehand. */
function nodeKeyRules(key: string, path: string): readonly ValidationRule[] {
  return [
    {
      when: key === "kubernetes.io/hostname",
      path,
      problem: "names one node, and no node exists yet",
      got: key,
      fix: "leave it out",
    },
    {
      when: /^(?:failure-domain\.)?beta\.kubernetes\.io\//.test(key),
      path,
      problem: "is a label that Kubernetes has replaced",
      got: key,
      fix: "use the name without beta",
    },
  ];
}

function valueRules(requirement: KarpenterRequirement, path: string): readonly ValidationRule[] {
  if ("value" in requirement) {
    return [
      {
        when: !Number.isInteger(requirement.value) || requirement.value < 0,
        path: `${path}.value`,
        problem: "must be a whole number, 0 or more",
        got: requirement.value,
        fix: "write the number that the label is compared with",
      },
    ];
  }
  if (requirement.operator === "DoesNotExist") return [];
  const { minValues } = requirement;
  const values = "values" in requirement ? requirement.values : [];
  return [
    ...values.map((value, index) => ({
      when: value !== "" && !isLabelValue(value),
      path: `${path}.values[${index}]`,
      problem: "is not a label value",
      got: value,
      fix: "write it as the label has it, without a pattern",
    })),
    ...minValuesRules(minValues, requirement.operator === "In" ? values.length : undefined, path),
  ];
}

function minValuesRules(
  minValues: number | undefined,
  available: number | undefined,
  path: string,
): readonly ValidationRule[] {
  if (minValues === undefined) return [];
  return [
    {
      when: !Number.isInteger(minValues) || minValues < 1 || minValues > MOST_MIN_VALUES,
      path: `${path}.minValues`,
      problem: `must be a whole number from 1 to ${MOST_MIN_VALUES}`,
      got: minValues,
      fix: "name about five types, so that one of them has capacity",
    },
    {
      when: available !== undefined && minValues > available,
      path: `${path}.minValues`,
      problem: `requires more than the ${available ?? 0} values that are named, so no node would start`,
      got: minValues,
      fix: "name more values or lower it",
    },
  ];
}

/** A type whose processor the pool rules out would silently never be chosen. */
function typeRules(
  requirement: KarpenterRequirement,
  path: string,
  architectures: readonly Architecture[],
): readonly ValidationRule[] {
  if (requirement.key !== INSTANCE_TYPE || requirement.operator !== "In") return [];
  return requirement.values.flatMap((name, index) => {
    const type = parseInstanceType(name);
    return [
      {
        when: type === undefined,
        path: `${path}.values[${index}]`,
        problem: "is not the name of an instance type",
        got: name,
        fix: 'write it as "m7g.large"',
      },
      {
        when: type !== undefined && !architectures.includes(type.architecture),
        path: `${path}.values[${index}]`,
        problem: `has a processor that architectures (${architectures.join(", ")}) rules out`,
        got: name,
        fix: "add its architecture, or remove the type",
      },
    ];
  });
}
