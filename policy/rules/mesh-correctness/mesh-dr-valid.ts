import { anyOf } from "../../rule/answers";
import { type BlindSpots, failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Claims } from "../../world/mesh/claims";
import { type DestinationRule, subsetsOf } from "../../world/mesh/destination-rules";
import { exportScopes, type Viewpoint } from "../../world/mesh/export-scopes";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioAnalysis } from "../../rule/frameworks";
import type { MeshHosts } from "../../world/mesh/mesh-hosts";
import {
  isWildcard,
  MESH_HOST_PARAMETERS,
  type MeshHost,
  reasonOf,
} from "../../world/mesh/mesh-hosts";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { stackRule } from "../../rule/rule";
import { SubsetEndpoints } from "./mesh-dr-valid/subset-endpoints";
import { runsPods } from "../../world/kubernetes/workloads";

/** Istio ignores a DestinationRule of an unknown host, and one of two that set the same. */
export const meshDrValid = stackRule({
  id: "mesh-dr-valid",
  topic: "mesh-correctness",
  severity: "high",
  description:
    "A DestinationRule names a known host, its subsets have endpoints, and no other DestinationRule " +
    "of the namespace sets the same.",
  remediation:
    "Correct the host and the labels of the subsets, and merge the DestinationRules of a host.",
  frameworks: [
    istioAnalysis("IST0173", "Subsets of a DestinationRule select pods"),
    istioAnalysis("IST0174", "The host of a DestinationRule is known"),
  ],
  checks: {
    host: "The host is known.",
    subsets: "Every subset has endpoints.",
    duplicates: "No other DestinationRule sets the same for the host.",
  },
  parameters: MESH_HOST_PARAMETERS,
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { settings }) {
    const rules = world.destinationRules(settings);
    if (rules.length === 0) return;
    const hosts = world.meshHosts(settings);
    const endpoints = new SubsetEndpoints(world);
    const hiddenIn = world.blindSpots(runsPods);
    const claims = new Claims();
    for (const rule of rules) {
      const { root, host, name } = rule;
      if (!host.isReadable) findings.of("host").notEvaluated(host);
      else if (name !== undefined) {
        checkHost(rule, name, { hosts, endpoints, hiddenIn }, findings);
        if (!root.resource.partial) claimSubsets(rule, name, claims, findings.of("duplicates"));
      } else if (host.isSet) findings.of("host").notEvaluated(namespaceField(root.resource));
    }
    for (const [field, other] of claims.contested()) {
      findings
        .of("duplicates")
        .fail(field, `DestinationRule "${other.name}" sets the same for this host`);
    }
  },
});

/** What the stack says about hosts and their endpoints. */
interface Known {
  readonly hosts: MeshHosts;
  readonly endpoints: SubsetEndpoints;
  readonly hiddenIn: BlindSpots;
}

function checkHost(rule: DestinationRule, name: string, known: Known, findings: Findings): void {
  // A wildcard may be for hosts that do not exist yet.
  if (isWildcard(name)) return;
  const { definitions, hidden } = known.hosts.find(name, viewpointOf(rule));
  if (definitions.length === 0) {
    const message = "no Service or ServiceEntry defines the host";
    failUnlessHidden(rule.host, message, hidden, findings.of("host"));
    return;
  }
  for (const subset of subsetsOf(rule)) {
    const labels = subset.get("labels");
    const own = findings.of("subsets");
    if (!labels.isReadable) own.notEvaluated(labels);
    else if (labels.entries().length > 0) checkSubset(labels, definitions, known, own);
  }
}

function checkSubset(
  labels: Field,
  definitions: readonly MeshHost[],
  { endpoints, hiddenIn }: Known,
  findings: Findings,
): void {
  const answer = anyOf(definitions.map((host) => endpoints.has(host, labels)));
  if (answer instanceof Field) {
    if (answer.resource === labels.resource) findings.notEvaluated(answer);
    else findings.notEvaluated(labels, reasonOf(answer));
  } else if (!answer) {
    const hidden = definitions.map(({ namespace }) => hiddenIn(namespace ?? ""));
    const reason = hidden.find((one) => one !== undefined);
    failUnlessHidden(labels, "no endpoint of the host has these labels", reason, findings);
  }
}

function viewpointOf({ root, namespace }: DestinationRule): Viewpoint {
  const scopes = exportScopes(root.get("spec", "exportTo"), namespace);
  const names = [namespace, ...(scopes instanceof Field ? [] : scopes)];
  return {
    namespaces: new Set(names.filter((name) => name !== undefined)),
    hidden: scopes instanceof Field ? scopes : undefined,
  };
}

/** Rules of one namespace for the same callers are merged; where two set the same, one is ignored. */
function claimSubsets(
  rule: DestinationRule,
  name: string,
  claims: Claims,
  findings: Findings,
): void {
  const { root, namespace, host } = rule;
  const scopes = exportScopes(root.get("spec", "exportTo"), namespace);
  const selector = root.get("spec", "workloadSelector");
  const subsets = subsetsOf(rule).map((subset) => subset.get("name"));
  const unreadable = [
    ...(scopes instanceof Field ? [scopes] : []),
    ...[selector, ...subsets].filter((field) => !field.isReadable),
  ];
  for (const field of unreadable) findings.notEvaluated(field);
  if (namespace === undefined) findings.notEvaluated(namespaceField(root.resource));
  if (scopes instanceof Field || !selector.isReadable || namespace === undefined) return;

  const named = subsets.map((field) => [`subset ${field.text ?? ""}`, field] as const);
  const hasPolicy = subsets.length === 0 || root.get("spec", "trafficPolicy").isSet;
  for (const [what, field] of hasPolicy ? [["host", host] as const, ...named] : named) {
    if (!field.isReadable) continue;
    for (const scope of scopes) {
      claims.add(JSON.stringify([namespace, name, scope, selector.value, what]), field);
    }
  }
}
