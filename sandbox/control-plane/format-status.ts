import type { ClusterStatus } from "./cluster-status";

/** The document that `orchestrate sandbox status --format json` prints. */
export function formatStatusJson(clusters: readonly ClusterStatus[]): string {
  return `${JSON.stringify({ format: "orchestration-sandbox/1", clusters }, undefined, 2)}\n`;
}

/** The same for a person: a line a cluster, and how to reach those that run. */
export function formatStatusText(clusters: readonly ClusterStatus[]): string {
  if (clusters.length === 0) return "no cluster; start one with `orchestrate sandbox start`\n";
  return clusters.map(describe).join("");
}

function describe({ stack, name, state, ...cluster }: ClusterStatus): string {
  const title = `${name} of ${stack}: ${state}`;
  if (cluster.server === null) return `${title}\n`;
  const extras = cluster.extras.length === 0 ? "" : `, with ${cluster.extras.join(", ")}`;
  return [
    `${title}, ${cluster.server}${extras}, since ${cluster.since}`,
    `  kubectl --kubeconfig ${cluster.kubeconfig}`,
    `  ${cluster.programs.map(({ name: program, pid }) => `${program} ${pid}`).join(", ")}`,
    "",
  ].join("\n");
}
