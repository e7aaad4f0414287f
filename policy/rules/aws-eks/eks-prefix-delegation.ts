import { maxPodsOf } from "../../../components/cluster/pure/max-pods";
import {
  ADDON_TYPES,
  AddonConfiguration,
  addonsNamed,
  belongsTo,
  NETWORK_ADDON,
} from "../../world/aws/addons";
import { clustersOf, EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { instanceTypesOf, NODE_GROUP_TYPES } from "../../world/aws/node-groups";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

/** EKS gives a pool one number of pods, that of its smallest type, and the others stay half empty. */
export const eksPrefixDelegation = stackRule({
  id: "eks-prefix-delegation",
  topic: "aws-eks",
  severity: "low",
  description: "With prefix delegation, the instance types of a pool hold the same number of pods.",
  remediation: "Split the pool by size, so that each has types of one number of pods.",
  frameworks: [
    eksBestPractices("networking: prefix mode", "Use similar instance types in a node group"),
  ],
  parameters: {},
  appliesTo: isAnyOf(EKS_CLUSTER_TYPES, ADDON_TYPES, NODE_GROUP_TYPES),
  check(world, findings) {
    const index = world;
    for (const group of index.of(NODE_GROUP_TYPES)) {
      if (instanceTypesOf(group).length < 2) continue;
      for (const addon of networkAddonsOf(group, index)) {
        const configuration = new AddonConfiguration(addon);
        if (!configuration.field.isReadable) findings.notEvaluated(configuration.field);
        else if (configuration.variable("ENABLE_PREFIX_DELEGATION") === "true") {
          checkTypes(group, findings);
        }
      }
    }
  },
});

/** Those of its cluster; where the cluster is elsewhere, those that name the same one. */
function networkAddonsOf(group: Field, index: ResourceIndex): readonly Field[] {
  const clusters = clustersOf(group.get("clusterName"), index);
  const name = group.get("clusterName").text;
  return addonsNamed(NETWORK_ADDON, index).filter(
    (addon) =>
      clusters.some((cluster) => belongsTo(addon, cluster, index)) ||
      (name !== undefined && addon.get("clusterName").value === name),
  );
}

function checkTypes(group: Field, findings: Findings): void {
  const types = instanceTypesOf(group);
  const counts = types.map((type) => maxPodsOf(type.text ?? "", "prefixes"));
  const [first] = counts.filter((count) => count !== undefined);
  const other = counts.findIndex((count) => count !== undefined && count !== first);
  const unknown = counts.indexOf(undefined);
  const [odd, dark] = [types[other], types[unknown]];
  if (odd !== undefined)
    findings.fail(odd, "holds another number of pods than the types before it");
  else if (dark?.isReadable === false) findings.notEvaluated(dark);
  else if (dark !== undefined) findings.notEvaluated(dark, `no limits are known for ${dark.path}`);
}
