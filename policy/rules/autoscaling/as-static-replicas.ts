import { HORIZONTAL_TYPES, targetKey } from "../../world/autoscaling/autoscalers";
import { Field } from "../../rule/field";
import { eksBestPractices } from "../../rule/frameworks";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";

/** What Pulumi must ignore so that a number of replicas does no harm. */
const IGNORED = /^(?:spec|spec\.replicas|\*)$/;

/** Each deployment would reset the number of replicas, also while the load is high. */
export const asStaticReplicas = stackRule({
  id: "as-static-replicas",
  topic: "autoscaling",
  severity: "medium",
  description: "A workload with an autoscaler does not set spec.replicas.",
  remediation: "Remove spec.replicas, or list it in ignoreChanges of the resource.",
  frameworks: [
    eksBestPractices("reliability: application", "Let the autoscaler own the number of replicas"),
  ],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const scalers = world.autoscalers(HORIZONTAL_TYPES);
    const scaled = new Set(scalers.map(targetKey));
    const namespaceOf = world.namespaceOf;
    for (const resource of world.resources) {
      const { kind, name } = resource;
      if (!scaled.has(`${namespaceOf(resource)}/${kind}/${name}`) || isIgnored(resource)) continue;
      const replicas = Field.root(resource).get("spec", "replicas");
      findings.forbid(
        replicas,
        () => true,
        "spec.replicas is set although an autoscaler decides the number of replicas",
      );
    }
  },
});

function isIgnored({ options }: NormalizedResource): boolean {
  return options?.ignoreChanges.some((path) => IGNORED.test(path)) === true;
}
