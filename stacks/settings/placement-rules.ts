import type { ValidationRule } from "../../components/core/pure/validate";
import { MAIN } from "./fields";
import { type Raw, rawObject, rawTexts } from "./raw-values";

/** A workload in the configuration that it is part of. */
export interface PlacedWorkload {
  readonly path: string;
  readonly workload: Raw;
  /** All workloads by name. */
  readonly workloads: Raw;
  readonly raw: Raw;
}

/** The clusters of a workload exist, can run it, and run what it calls. */
export function placementRules(placed: PlacedWorkload): readonly ValidationRule[] {
  const chosen = clustersOf(placed.workload);
  return [...chosenRules(placed, chosen), ...calleeRules(placed, chosen)];
}

function chosenRules(
  { path, raw }: PlacedWorkload,
  chosen: readonly string[],
): readonly ValidationRule[] {
  const clusters = rawObject(raw.clusters);
  const known = [MAIN, ...Object.keys(clusters)];
  return chosen.flatMap((key, index) => {
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
        when: rawObject(clusters[key]).platform === false,
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

function calleeRules(
  { path, workload, workloads }: PlacedWorkload,
  chosen: readonly string[],
): readonly ValidationRule[] {
  return rawTexts(workload.calls).map((callee, index) => {
    const there = Object.hasOwn(workloads, callee) ? clustersOf(workloads[callee]) : chosen;
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

function clustersOf(workload: unknown): readonly string[] {
  const { clusters } = rawObject(workload);
  return clusters === undefined ? [MAIN] : rawTexts(clusters);
}
