import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { type DestinationRule, subsetsOf } from "../../world/mesh/destination-rules";
import type { Field } from "../../rule/field";
import { istioAnalysis } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { DESTINATION_RULE, isDestinationRule, VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { namedDestinations } from "../../world/mesh/mesh-destinations";
import {
  clusterNamespace,
  includesHost,
  isWildcard,
  MESH_HOST_PARAMETERS,
  reasonOf,
} from "../../world/mesh/mesh-hosts";
import { NAMESPACE } from "../../world/kubernetes/namespaces";
import { stackRule } from "../../rule/rule";
import type { Destination } from "../../world/mesh/virtual-services";

/** A subset that no DestinationRule defines has no endpoints. */
export const meshVsSubsetExists = stackRule({
  id: "mesh-vs-subset-exists",
  topic: "mesh-correctness",
  severity: "high",
  description: "Every subset that a VirtualService names is defined by a DestinationRule.",
  remediation: "Correct the name, or add the subset to the DestinationRule of the host.",
  frameworks: [istioAnalysis("IST0101", "A referenced resource exists")],
  parameters: MESH_HOST_PARAMETERS,
  appliesTo: (type) => [VIRTUAL_SERVICE, DESTINATION_RULE, RELEASE, NAMESPACE].includes(type),
  check(world, findings, { settings }) {
    const rules = world.destinationRules(settings);
    const subsets = new Subsets(rules);
    const hiddenIn = world.blindSpots(isDestinationRule);
    const unreadable = rules.map(unreadablePart).find((part) => part !== undefined);
    const named = namedDestinations(world, settings, findings, hasSubset);
    for (const { name, viewpoint, subset } of named) {
      if (!subset.isReadable) {
        findings.notEvaluated(subset);
      } else if (subset.text !== undefined && !subsets.has(name, subset.text)) {
        // A DestinationRule is in the namespace of the caller or in that of the host.
        const places = [...viewpoint.namespaces, clusterNamespace(name, settings)];
        const hidden =
          places.map((place) => hiddenIn(place ?? "")).find((reason) => reason !== undefined) ??
          (unreadable && reasonOf(unreadable));
        const message = "no DestinationRule of the host defines the subset";
        failUnlessHidden(subset, message, hidden, findings);
      }
    }
  },
});

function hasSubset({ subset }: Destination): boolean {
  return subset.isSet && subset.value !== "";
}

/** Names of subsets by the host of their DestinationRule. */
class Subsets {
  private readonly byHost = new Map<string, Set<unknown>>();

  constructor(rules: readonly DestinationRule[]) {
    for (const rule of rules) {
      if (rule.name === undefined) continue;
      const names = this.byHost.get(rule.name) ?? new Set();
      this.byHost.set(rule.name, names);
      for (const subset of subsetsOf(rule)) names.add(subset.get("name").value);
    }
  }

  has(host: string, subset: string): boolean {
    if (this.byHost.get(host)?.has(subset)) return true;
    return [...this.byHost].some(
      ([wide, names]) => isWildcard(wide) && names.has(subset) && includesHost(wide, host),
    );
  }
}

/** The part of a DestinationRule whose definition is not known yet. */
function unreadablePart(rule: DestinationRule): Field | undefined {
  const names = subsetsOf(rule).map((subset) => subset.get("name"));
  return [rule.host, ...names].find((field) => !field.isReadable);
}
