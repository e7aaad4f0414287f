import type { ValidationRule } from "../../components/core/pure/validate";
import { clusterRules } from "./cluster-rules";
import { clusterSetRules } from "./cluster-set-rules";
import { networkRules } from "./network-rules";
import { type Raw, rawObject } from "./raw-values";
import { workloadRules } from "./workload-rules";

/**
 * Rules over several values, and those of the components that take them. They read the raw
 * configuration, so that they speak up together with the schema's problems instead of after them.
 */
export function layerRules(raw: Raw): readonly ValidationRule[] {
  const network = rawObject(raw.network).source;
  const cluster = rawObject(raw.cluster).source;
  return [
    {
      when: cluster === "create" && network === "none",
      path: "network.source",
      problem: "must not be none where cluster.source is create",
      got: network,
      fix: 'set it to "create", "import" or "stack", or import a cluster',
    },
    ...(network === "create" ? networkRules("network", raw.network) : []),
    ...(cluster === "create" ? clusterRules(["cluster"], raw.cluster) : []),
    ...clusterSetRules(raw),
    ...workloadRules(raw),
  ];
}
