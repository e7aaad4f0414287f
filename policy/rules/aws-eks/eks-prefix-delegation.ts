import { maxPodsOf } from "../../../components/cluster/pure/max-pods";
import { ADDON_TYPES, AddonConfiguration, NETWORK_ADDON } from "../../world/aws/addons";
import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { instanceTypesOf, NODE_GROUP_TYPES } from "../../world/aws/node-groups";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import type { World } from "../../world/world";

/** EKS sets one maximum number of pods for a pool, that of its smallest type; larger nodes stay half empty. */
export const eksPrefixDelegation = stackRule({
  id: "eks-prefix-delegation",
  topic: "aws-eks",
  severity: "low",
  description: "With prefix delegation, the instance types of a pool run the same number of pods.",
  remediation: "Split the pool by size, so that all types of one pool run the same number of pods.",
  frameworks: [
    eksBestPractices("networking: prefix mode", "Use similar instance types in a node group"),
  ],
  parameters: {},
  appliesTo: isAnyOf(EKS_CLUSTER_TYPES, ADDON_TYPES, NODE_GROUP_TYPES),
  check(world, findings) {
    for (const group of world.of(NODE_GROUP_TYPES)) {
      if (instanceTypesOf(group).length < 2) continue;
      for (const addon of networkAddonsOf(group, world)) {
        const configuration = new AddonConfiguration(addon);
        if (!configuration.field.isReadable) findings.notEvaluated(configuration.field);
        else if (configuration.variable("ENABLE_PREFIX_DELEGATION") === "true") {
          checkTypes(group, findings);
        }
      }
    }
  },
});

/** The add-ons of the group's cluster; if that is not part of the stack, those with the same cluster name. */
function networkAddonsOf(group: Field, world: World): readonly Field[] {
  const clusterName = group.get("clusterName");
  const parts = world
    .eksClustersOf(clusterName)
    .flatMap((cluster) => world.eksClusterParts(cluster, ADDON_TYPES));
  const ofCluster = new Set(parts.map(({ resource }) => resource));
  const { text: name } = clusterName;
  return world
    .eksAddons(NETWORK_ADDON)
    .filter(
      (addon) =>
        ofCluster.has(addon.resource) ||
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
  if (odd !== undefined) {
    findings.fail(
      odd,
      "the instance type runs another number of pods than the first type of the pool",
    );
  } else if (dark?.isReadable === false) findings.notEvaluated(dark);
  else if (dark !== undefined) findings.notEvaluated(dark, `no limits are known for ${dark.path}`);
}
