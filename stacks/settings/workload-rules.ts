import type { ValidationRule } from "../../components/core/pure/validate";
import { imageRules } from "../../components/service/pure/image-rules";
import { reservedNamespaceRule } from "../../components/service/pure/namespace-rules";
import { listenRules, serviceNameRule } from "../../components/service/pure/service-rules";
import { ENVIRONMENTS, PROFILES } from "../profiles";
import { WORKLOAD_DEFAULTS } from "./fields";
import { placementRules } from "./placement-rules";
import { type Raw, rawNumber, rawObject, rawTexts } from "./raw-values";
import { formatPath } from "./setting-path";

/** Most names that a message lists. */
const MOST_LISTED = 10;

/** What the components of a workload would refuse, by the path at which it is configured. */
export function workloadRules(raw: Raw): readonly ValidationRule[] {
  const workloads = rawObject(rawObject(raw.services).workloads);
  const names = Object.keys(workloads);
  return Object.entries(workloads).flatMap(([name, value]) => {
    const path = formatPath(["services", "workloads", name]);
    const workload = rawObject(value);
    return [
      serviceNameRule(path, name),
      ...namespaceRules(path, name, workload, raw),
      ...(typeof workload.image === "string" ? imageRules(workload.image) : []).map((rule) => ({
        ...rule,
        path: `${path}.image`,
      })),
      ...portRules(path, workload),
      replicaRule(path, workload, raw),
      ...callRules(path, name, rawTexts(workload.calls), names),
      ...placementRules({ path, workload, workloads, raw }),
    ];
  });
}

/** A workload without a namespace has one of its own name. */
function namespaceRules(
  path: string,
  name: string,
  { namespace }: Raw,
  { platform }: Raw,
): readonly ValidationRule[] {
  const at = namespace === undefined ? path : `${path}.namespace`;
  const chosen = namespace ?? name;
  if (typeof chosen !== "string") return [];
  return [
    reservedNamespaceRule(at, chosen),
    {
      when: chosen === rawObject(platform).monitoringNamespace,
      path: at,
      problem: "is the namespace of the imported platform's monitoring",
      got: chosen,
      fix: "name it after the team or its product",
    },
  ];
}

function portRules(path: string, workload: Raw): readonly ValidationRule[] {
  const http = rawNumber(workload.port, WORKLOAD_DEFAULTS.port);
  const metrics = rawNumber(workload.metricsPort, WORKLOAD_DEFAULTS.metricsPort);
  const isOwn = workload.metricsPort !== undefined;
  return [
    ...(http === undefined ? [] : listenRules(`${path}.port`, http)),
    ...(metrics === undefined ? [] : listenRules(`${path}.metricsPort`, metrics)),
    {
      when: http !== undefined && http === metrics,
      path: `${path}.${isOwn ? "metricsPort" : "port"}`,
      problem: `is the port of the ${isOwn ? "application" : "metrics"} too`,
      got: http,
      fix: "serve metrics on a separate port, so that callers cannot read them",
    },
  ];
}

/** The environment's profile decides the fewest replicas. */
function replicaRule(path: string, { maxReplicas }: Raw, { environment }: Raw): ValidationRule {
  const profile = ENVIRONMENTS.find((candidate) => candidate === environment);
  const least = profile === undefined ? 1 : PROFILES[profile].workloads.minReplicas;
  const most = rawNumber(maxReplicas);
  return {
    when: most !== undefined && most < least,
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
  calls: readonly string[],
  names: readonly string[],
): readonly ValidationRule[] {
  return calls.flatMap((callee, index) => {
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
