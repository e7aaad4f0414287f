import type { ValidationRule } from "../../components/core/pure/validate";
import { imageRules } from "../../components/service/pure/image-rules";
import { reservedNamespaceRule } from "../../components/service/pure/namespace-rules";
import { listenRules, serviceNameRule } from "../../components/service/pure/service-rules";
import type { Profile } from "../profiles";
import { WORKLOAD_DEFAULTS } from "./fields";
import { placementRules } from "./placement-rules";
import type { SettingsParts, WorkloadParts } from "./schema";
import { formatPath } from "./setting-path";

/** Most names that a message lists. */
const MOST_LISTED = 10;

/** What the components of a workload would refuse, by the path at which it is configured. */
export function workloadRules(
  parts: SettingsParts,
  profile: Profile | undefined,
): readonly ValidationRule[] {
  const workloads = parts.services?.workloads ?? {};
  const names = Object.keys(workloads);
  return Object.entries(workloads).flatMap(([name, workload = {}]) => {
    const path = formatPath(["services", "workloads", name]);
    return [
      serviceNameRule(path, name),
      ...namespaceRules(path, name, workload, parts),
      ...imageRulesAt(`${path}.image`, workload),
      ...portRules(path, workload),
      replicaRule(path, workload, profile),
      ...callRules(path, name, workload, names),
      ...placementRules(path, workload, parts),
    ];
  });
}

/** A workload without a namespace gets one with the workload's name. */
function namespaceRules(
  path: string,
  name: string,
  workload: WorkloadParts,
  { platform }: SettingsParts,
): readonly ValidationRule[] {
  const { namespace } = workload;
  const isRefused = namespace === undefined && Object.hasOwn(workload, "namespace");
  if (isRefused) return [];
  const at = namespace === undefined ? path : `${path}.namespace`;
  const chosen = namespace ?? name;
  return [
    reservedNamespaceRule(at, chosen),
    {
      when: platform?.source === "import" && chosen === platform.monitoringNamespace,
      path: at,
      problem: "is the namespace of the imported platform's monitoring",
      got: chosen,
      fix: "name it after the team or its product",
    },
  ];
}

function imageRulesAt(path: string, { image }: WorkloadParts): readonly ValidationRule[] {
  const rules = image === undefined ? [] : imageRules(image);
  return rules.map((rule) => ({ ...rule, path }));
}

function portRules(path: string, { port, metricsPort }: WorkloadParts): readonly ValidationRule[] {
  const isDefault = metricsPort === WORKLOAD_DEFAULTS.metricsPort;
  return [
    ...(port === undefined ? [] : listenRules(`${path}.port`, port)),
    ...(metricsPort === undefined ? [] : listenRules(`${path}.metricsPort`, metricsPort)),
    {
      when: port !== undefined && port === metricsPort,
      path: `${path}.${isDefault ? "port" : "metricsPort"}`,
      problem: `is the port of the ${isDefault ? "metrics" : "application"} too`,
      got: port,
      fix: "serve metrics on a separate port, so that callers cannot read them",
    },
  ];
}

/** The environment's profile decides the fewest replicas. */
function replicaRule(
  path: string,
  { maxReplicas }: WorkloadParts,
  profile: Profile | undefined,
): ValidationRule {
  const least = profile?.workloads.minReplicas ?? 1;
  return {
    when: maxReplicas !== undefined && maxReplicas < least,
    path: `${path}.maxReplicas`,
    problem: `must be at least ${least}, the fewest replicas of this environment`,
    got: maxReplicas,
    fix: `raise it to ${least} or more`,
  };
}

/** Every callee exists, is named once, and nothing calls itself. */
function callRules(
  path: string,
  name: string,
  { calls = [] }: WorkloadParts,
  names: readonly string[],
): readonly ValidationRule[] {
  return calls.flatMap((callee, index) => {
    if (callee === undefined) return [];
    const at = { path: `${path}.calls[${index}]`, got: callee };
    return [
      { ...at, when: callee === name, problem: "names the workload itself", fix: "remove it" },
      {
        ...at,
        when: !names.includes(callee),
        problem: "names a workload that does not exist",
        fix: `use one of ${listNames(names)}`,
      },
      {
        ...at,
        when: calls.indexOf(callee) < index,
        problem: "names a workload twice",
        fix: "name each once",
      },
    ];
  });
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map((name) => formatPath([name]));
  return names.length > MOST_LISTED ? `${shown.join(", ")}, …` : shown.join(", ");
}
