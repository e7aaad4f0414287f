import { definedOnly } from "../../core/pure/defined-only";
import { isDnsSubdomain } from "../../core/pure/dns-name";
import { isLabelValue } from "../../core/pure/ownership";
import type { ValidationRule } from "../../core/pure/validate";
import { isSupportedKubernetes, KUBERNETES_MINORS } from "../../core/versions";
import { parseInstanceType } from "./instance-type";
import { type ImageVariant, type OperatingSystem, variantFor } from "./node-image";
import type { InstancePoolInput, PoolScheduling, PoolSize } from "./node-pool-plan";
import { machineRules } from "./pools/machine-rules";

/** EKS: CreateNodegroup takes at most this many instance types and taints. */
const MOST_INSTANCE_TYPES = 20;
const MOST_TAINTS = 50;

/** Instances with so few addresses that the add-ons alone fill them. */
const TOO_SMALL = new Set(["nano", "micro"]);

/** Label prefixes that a kubelet may not set for itself, but for the two that are its own. */
const RESERVED_LABEL =
  /^(?!(?:node|kubelet)\.kubernetes\.io\/)(?:[^/]+\.)?(?:kubernetes\.io|k8s\.io|eks\.amazonaws\.com)\//;

/** The image that the arguments ask for, defaults applied. */
export interface ImageFacts {
  readonly os: OperatingSystem;
  readonly variant: ImageVariant;
}

/** What must not hold of any pool of instances; mostly what AWS would refuse only minutes later. */
export function instancePoolRules(
  input: InstancePoolInput,
  image: ImageFacts,
): readonly ValidationRule[] {
  return [
    ...instanceTypeRules(input.instanceTypes, image.variant),
    ...sizeRules(input.size),
    {
      when: !isSupportedKubernetes(input.version),
      path: "version",
      problem: "is not a supported Kubernetes minor",
      got: input.version,
      fix: `use one of ${KUBERNETES_MINORS.join(", ")}, not above the cluster's`,
    },
    ...machineRules(input, image.os),
    ...schedulingRules(input.scheduling),
  ];
}

/** What must not hold of the number of subnets, where it is known. */
export function subnetRules(subnetCount: number | undefined): readonly ValidationRule[] {
  return [
    {
      when: subnetCount === 0,
      path: "subnetIds",
      problem: "must name at least one subnet",
      got: subnetCount,
      fix: "give the private subnets, one a zone",
    },
  ];
}

/** What must not hold of the instance types of one pool. */
export function instanceTypeRules(
  names: readonly string[],
  variant: ImageVariant = "standard",
): readonly ValidationRule[] {
  const types = names.map(parseInstanceType);
  const architectures = new Set(types.flatMap((type) => type?.architecture ?? []));
  return [
    {
      when: names.length === 0 || names.length > MOST_INSTANCE_TYPES,
      path: "instanceTypes",
      problem: `must be 1 to ${MOST_INSTANCE_TYPES} types`,
      got: names,
      fix: "name types of one size, the preferred first",
    },
    {
      when: architectures.size > 1,
      path: "instanceTypes",
      problem: "mixes processor architectures, and one image boots only one of them",
      got: names,
      fix: "make one pool for Graviton types and one for the others",
    },
    ...names.flatMap((name, index) =>
      instanceTypeProblems(name, `instanceTypes[${index}]`, variant),
    ),
  ];
}

function instanceTypeProblems(
  name: string,
  path: string,
  variant: ImageVariant,
): readonly ValidationRule[] {
  const type = parseInstanceType(name);
  const plain = variant === "standard" || variant === "fips";
  return [
    {
      when: type === undefined,
      path,
      problem: "is not the name of an instance type",
      got: name,
      fix: 'write it as "m7g.large"',
    },
    {
      when: plain && type?.accelerated === true,
      path,
      problem: "needs drivers that the standard images do not have",
      got: name,
      fix: acceleratorFix(name),
    },
    {
      when: !plain && type !== undefined && variantFor(type.accelerator) !== variant,
      path,
      problem: `has no hardware for the drivers of the ${variant} image`,
      got: name,
      fix: "give each accelerator, and types without any, a separate pool",
    },
    {
      when: type !== undefined && TOO_SMALL.has(type.size),
      path,
      problem: "has too few addresses for the add-ons of a node",
      got: name,
      fix: "use medium or larger",
    },
  ];
}

function acceleratorFix(name: string): string {
  const variant = variantFor(parseInstanceType(name)?.accelerator);
  return variant === undefined
    ? "use a type without an accelerator"
    : `use a type without an accelerator, or image.variant "${variant}"`;
}

function sizeRules({ min, max, desired }: PoolSize): readonly ValidationRule[] {
  const counts = Object.entries(definedOnly({ min, max, desired }));
  return [
    ...counts.map(([key, count]) => ({
      when: !Number.isInteger(count) || count < 0,
      path: `size.${key}`,
      problem: "must be a whole number, 0 or more",
      got: count,
      fix: "write a number of nodes",
    })),
    {
      when: max < Math.max(1, min),
      path: "size.max",
      problem: `must be at least 1 and at least size.min (${min})`,
      got: max,
      fix: "raise size.max or lower size.min",
    },
    {
      when: desired !== undefined && (desired < min || desired > max),
      path: "size.desired",
      problem: `must lie between size.min (${min}) and size.max (${max})`,
      got: desired,
      fix: "change it, or leave it out to start with size.min",
    },
  ];
}

/** What must not hold of labels and taints. */
export function schedulingRules({
  labels = {},
  taints = [],
}: PoolScheduling): readonly ValidationRule[] {
  const identities = taints.map(({ key, effect }) => `${key}:${effect}`);
  return [
    ...Object.entries(labels).flatMap(([key, value]) => [
      keyRule(`scheduling.labels.${key}`, key, "label"),
      {
        when: RESERVED_LABEL.test(key),
        path: `scheduling.labels.${key}`,
        problem: "has a prefix that nodes may not set for themselves",
        got: key,
        fix: "use a prefix of your own, or none",
      },
      valueRule(`scheduling.labels.${key}`, value),
    ]),
    ...taints.flatMap(({ key, value = "" }, index) => [
      keyRule(`scheduling.taints[${index}].key`, key, "taint"),
      valueRule(`scheduling.taints[${index}].value`, value),
    ]),
    {
      when: taints.length > MOST_TAINTS,
      path: "scheduling.taints",
      problem: `must be at most ${MOST_TAINTS}`,
      got: taints.length,
      fix: "one taint says which pods a pool is for",
    },
    {
      when: new Set(identities).size < identities.length,
      path: "scheduling.taints",
      problem: "must not repeat a key with the same effect",
      got: identities,
      fix: "keep one of them",
    },
  ];
}

function keyRule(path: string, key: string, kind: "label" | "taint"): ValidationRule {
  const parts = key.split("/");
  const [name = "", prefix] = parts.reverse();
  return {
    when:
      parts.length > 2 || !isLabelValue(name) || (prefix !== undefined && !isDnsSubdomain(prefix)),
    path,
    problem: `is not the key of a ${kind}`,
    got: key,
    fix: 'write it as "pool" or "example.com/pool"',
  };
}

function valueRule(path: string, value: string): ValidationRule {
  return {
    when: value !== "" && !isLabelValue(value),
    path,
    problem: "is not a label value",
    got: value,
    fix: "use at most 63 letters, digits, '.', '_' or '-', with a letter or digit at both ends",
  };
}
