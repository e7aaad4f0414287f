import { HORIZONTAL_TYPES, targetKey } from "../../world/autoscaling/autoscalers";
import { Field } from "../../rule/field";
import { eksBestPractices } from "../../rule/frameworks";
import type { NormalizedResource } from "../../rule/resource";
import { isKubernetesType } from "../../rule/type-tokens";
import { stackRule } from "../../rule/rule";

/** Entries of ignoreChanges that keep Pulumi from resetting the number of replicas. */
const IGNORED = /^(?:spec|spec\.replicas|\*)$/;

/** Each deployment would reset the number, even under the load that raised it. */
export const asStaticReplicas = stackRule({
  id: "as-static-replicas",
  topic: "autoscaling",
  severity: "medium",
  description: "A workload with an autoscaler does not set the number of replicas itself.",
  remediation: "Remove spec.replicas, or list it in ignoreChanges of the resource.",
  frameworks: [
    eksBestPractices("reliability: application", "Let the autoscaler own the number of replicas"),
  ],
  parameters: {},
  appliesTo: isKubernetesType,
  check(world, findings) {
    const scalers = world.autoscalers(HORIZONTAL_TYPES);
    if (scalers.length === 0) return;
    const scaled = new Set(scalers.map(targetKey));
    const namespaceOf = world.namespaceOf;
    for (const resource of world.where(isKubernetesType)) {
      const { kind, name } = resource;
      if (!scaled.has(`${namespaceOf(resource)}/${kind}/${name}`) || isIgnored(resource)) continue;
      const replicas = Field.root(resource).get("spec", "replicas");
      findings.forbid(
        replicas,
        () => true,
        `the ${kind} sets replicas, but an autoscaler changes that number`,
      );
    }
  },
});

function isIgnored({ options }: NormalizedResource): boolean {
  return options?.ignoreChanges.some((path) => IGNORED.test(path)) === true;
}
