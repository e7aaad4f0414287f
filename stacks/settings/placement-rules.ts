import type { ValidationRule } from "../../components/core/pure/validate";
import { MAIN } from "./fields";
import type { SettingsParts, WorkloadParts } from "./schema";

/** The clusters of a workload exist, can run it, and run what it calls. */
export function placementRules(
  path: string,
  workload: WorkloadParts,
  { clusters = {}, services }: SettingsParts,
): readonly ValidationRule[] {
  return [
    ...clusterKeyRules(path, workload, clusters),
    ...calleeRules(path, workload, services?.workloads ?? {}),
  ];
}

function clusterKeyRules(
  path: string,
  { clusters: chosen = [] }: WorkloadParts,
  clusters: NonNullable<SettingsParts["clusters"]>,
): readonly ValidationRule[] {
  const known = [MAIN, ...Object.keys(clusters)];
  return chosen.flatMap((key, index) => {
    if (key === undefined) return [];
    const at = { path: `${path}.clusters[${index}]`, got: key };
    return [
      {
        ...at,
        when: !known.includes(key),
        problem: "names no cluster of this stack",
        fix: `use one of ${known.join(", ")}, or add it to clusters`,
      },
      {
        ...at,
        when: Object.hasOwn(clusters, key) && clusters[key]?.platform === false,
        problem: "names a cluster without a platform, which workloads need",
        fix: `set clusters.${key}.platform to true`,
      },
      {
        ...at,
        when: chosen.indexOf(key) < index,
        problem: "names a cluster twice",
        fix: "name each once",
      },
    ];
  });
}

/** A call to what is not a workload, or to one whose clusters are not known, has a problem already. */
function calleeRules(
  path: string,
  { calls = [], clusters: chosen = [] }: WorkloadParts,
  workloads: Readonly<Record<string, WorkloadParts | undefined>>,
): readonly ValidationRule[] {
  return calls.flatMap((callee, index) => {
    if (callee === undefined || !Object.hasOwn(workloads, callee)) return [];
    const there = workloads[callee]?.clusters ?? chosen;
    const missing = chosen.filter((key) => !there.includes(key));
    return {
      when: missing.length > 0,
      path: `${path}.calls[${index}]`,
      problem: `names a workload that does not run in ${missing.join(", ")}`,
      got: callee,
      fix: "let it run in every cluster of its callers",
    };
  });
}
