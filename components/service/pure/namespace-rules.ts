import { isDnsLabel } from "../../core/pure/dns-name";
import { cpuMillicores, memoryBytes } from "../../core/pure/units";
import type { ValidationRule } from "../../core/pure/validate";
import type {
  ContainerAmount,
  ContainerLimits,
  NamespaceQuota,
  NamespaceSettings,
} from "./namespace-settings";

/** Namespaces that belong to the cluster or the platform. */
const RESERVED = /^(?:default|kube-.*|istio-system|monitoring(?:-nodes)?|karpenter)$/;

/** Everything that the API server would refuse, or that would leave a team unable to start a pod. */
export function namespaceRules(settings: NamespaceSettings): readonly ValidationRule[] {
  const { namespace, quota, containerLimits, editorsGroup } = settings;
  return [
    namespaceNameRule("namespace", namespace),
    reservedNamespaceRule("namespace", namespace),
    ...(editorsGroup === undefined ? [] : groupRules(editorsGroup)),
    ...(quota === "unlimited" ? [] : quotaRules(quota, containerLimits)),
    ...limitRules(containerLimits),
  ];
}

/** Refuses what is not a name of a namespace. */
export function namespaceNameRule(path: string, namespace: string): ValidationRule {
  return {
    when: !isDnsLabel(namespace),
    path,
    problem: "is not a namespace name",
    got: namespace,
    fix: "use 1 to 63 lower-case letters, digits and hyphens",
  };
}

/** Refuses a namespace that holds more than one team's workloads. */
export function reservedNamespaceRule(path: string, namespace: string): ValidationRule {
  return {
    when: RESERVED.test(namespace),
    path,
    problem: "belongs to the cluster or the platform",
    got: namespace,
    fix: "name it after the team or its product",
  };
}

/** `system:` groups are the cluster's own: `system:authenticated` is everyone who can log in. */
function groupRules(editorsGroup: string): readonly ValidationRule[] {
  return [
    {
      when: editorsGroup.trim() === "",
      path: "editorsGroup",
      problem: "is empty",
      fix: "name the team's group, or leave it out",
    },
    {
      when: editorsGroup.startsWith("system:"),
      path: "editorsGroup",
      problem: "is a group that Kubernetes reserves",
      got: editorsGroup,
      fix: "name the team's group as the identity provider or the access entry does",
    },
  ];
}

function quotaRules(quota: NamespaceQuota, limits: ContainerLimits): readonly ValidationRule[] {
  const counts = ["pods", "persistentVolumeClaims", "loadBalancers"] as const;
  return [
    ...amountRules("quota", limits.defaultRequest, quota, "containerLimits.defaultRequest"),
    ...counts.map((key) => ({
      when: !Number.isInteger(quota[key]) || quota[key] < (key === "pods" ? 1 : 0),
      path: `quota.${key}`,
      problem: `must be a whole number of at least ${key === "pods" ? 1 : 0}`,
      got: quota[key],
      fix: "count what the team runs at its peak, a rolling update included",
    })),
  ];
}

function limitRules(limits: ContainerLimits): readonly ValidationRule[] {
  const { defaultRequest, defaultLimit, max } = limits;
  const path = "containerLimits";
  return [
    ...amountRules(`${path}.defaultLimit`, defaultRequest, defaultLimit, `${path}.defaultRequest`),
    ...amountRules(`${path}.max`, defaultLimit, max, `${path}.defaultLimit`),
  ];
}

/** `most` must not be less than `least`, in either dimension. */
function amountRules(
  path: string,
  least: ContainerAmount,
  most: ContainerAmount,
  leastPath: string,
): readonly ValidationRule[] {
  return [
    {
      when: cpuMillicores(most.cpu, `${path}.cpu`) < cpuMillicores(least.cpu, `${leastPath}.cpu`),
      path: `${path}.cpu`,
      problem: `is less than ${leastPath}.cpu (${least.cpu})`,
      got: most.cpu,
      fix: `raise ${path}.cpu or lower ${leastPath}.cpu`,
    },
    {
      when:
        memoryBytes(most.memory, `${path}.memory`) <
        memoryBytes(least.memory, `${leastPath}.memory`),
      path: `${path}.memory`,
      problem: `is less than ${leastPath}.memory (${least.memory})`,
      got: most.memory,
      fix: `raise ${path}.memory or lower ${leastPath}.memory`,
    },
  ];
}
