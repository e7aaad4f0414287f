import type { ValidationRule } from "../../components/core/pure/validate";
import type { Profile } from "../profiles";
import { clusterRules } from "./cluster-rules";
import { networkRules } from "./network-rules";
import type { SettingsParts } from "./schema";
import { clusterParts, networkParts } from "./site-parts";
import { siteRules } from "./site-rules";
import { workloadRules } from "./workload-rules";

/**
 * Rules over several values, and those of the components that take them. They read what parsed, so
 * that they are reported together with the schema's problems instead of after them.
 *
 * @param profile - of the environment, where that parsed
 */
export function layerRules(
  parts: SettingsParts,
  profile: Profile | undefined,
): readonly ValidationRule[] {
  const { network, cluster } = parts;
  return [
    {
      when: cluster?.source === "create" && network?.source === "none",
      path: "network.source",
      problem: "must not be none where cluster.source is create",
      got: network?.source,
      fix: 'set it to "create", "import" or "stack", or import a cluster',
    },
    ...networkRules(networkParts(parts)),
    ...clusterParts(parts).flatMap(clusterRules),
    ...siteRules(parts),
    ...workloadRules(parts, profile),
  ];
}
