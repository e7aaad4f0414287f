import { istioSecurity, OVER_MESH } from "../../admission/mesh";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { PEER_AUTHENTICATION } from "../../world/mesh/istio-kinds";
import { meshMembership } from "../../world/mesh/mesh";
import { usesNamespace } from "../../world/kubernetes/namespaces";
import { text } from "../../rule/parameters";
import { reportLack, type Placement } from "../../world/kubernetes/placement";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";

/** In any other mode a workload still accepts callers that have no identity. */
export const meshMtlsStrict = stackRule({
  id: "mesh-mtls-strict",
  topic: "mesh-security",
  severity: "high",
  description: "Mutual TLS is strict for every namespace of the mesh, on every port.",
  remediation:
    "Declare a PeerAuthentication without selector and with mtls.mode STRICT in the root " +
    "namespace, and remove every PERMISSIVE and DISABLE.",
  frameworks: [istioBestPractices("mutual-tls", "Lock down mutual TLS to strict mode")],
  parameters: {
    rootNamespace: text("Namespace whose PeerAuthentication holds mesh-wide.", "istio-system"),
  },
  appliesTo: (type) => type === PEER_AUTHENTICATION || usesNamespace(type),
  check(world, findings, { settings }) {
    const policies = world.where((type) => type === PEER_AUTHENTICATION);
    for (const policy of policies) forbidWeakModes(policy, findings);

    const placement = world.placement(PEER_AUTHENTICATION);
    for (const namespace of world.usedNamespaces()) {
      const membership = meshMembership(namespace);
      if (membership instanceof Field) {
        findings.notEvaluated(membership);
      } else if (membership && !isDecided(namespace.name, settings.rootNamespace, placement)) {
        reportLack(
          namespace,
          "has no PeerAuthentication that requires mutual TLS",
          placement.unplaced,
          findings,
        );
      }
    }
  },
  admission: {
    ...OVER_MESH,
    problem: "mutual TLS is not strict",
    fix: "remove every PERMISSIVE and DISABLE",
    matched: [istioSecurity("peerauthentications")],
    variables: [
      ...OVER_MESH.variables,
      { name: "ports", expression: "variables.spec.?portLevelMtls.orValue({})" },
    ],
    breaches: () => {
      const isWeakMode = 'in ["PERMISSIVE", "DISABLE"]';
      return (
        `(variables.spec.?mtls.?mode.orValue("") ${isWeakMode} ? ["spec.mtls.mode"] : []) + ` +
        `variables.ports.filter(port, variables.ports[port].?mode.orValue("") ${isWeakMode})` +
        '.map(port, "spec.portLevelMtls[" + string(port) + "].mode")'
      );
    },
  },
});

function forbidWeakModes(policy: NormalizedResource, findings: Findings): void {
  const spec = Field.root(policy).get("spec");
  const ports = spec.get("portLevelMtls");
  if (!ports.isReadable) findings.notEvaluated(ports);
  findings.forbid(
    spec.get("mtls", "mode"),
    isWeak,
    "the PeerAuthentication accepts plain text: its mode is not STRICT",
  );
  for (const [port, settings] of ports.entries()) {
    findings.forbid(
      settings.get("mode"),
      isWeak,
      `the PeerAuthentication accepts plain text on port ${port}: its mode is not STRICT`,
    );
  }
}

function isWeak(mode: unknown): boolean {
  return mode === "PERMISSIVE" || mode === "DISABLE";
}

/**
 * Whether a selector-less policy of the namespace, else of the root, decides the mode. A weak or
 * unreadable decision is one too: it is reported at the policy, not again for each namespace.
 */
function isDecided(namespace: string, root: string, placement: Placement): boolean {
  return [...placement.in(namespace), ...placement.in(root)].some((policy) => {
    const spec = Field.root(policy).get("spec");
    if (hasSelector(spec.get("selector"))) return false;
    const mode = spec.get("mtls", "mode");
    return !mode.isReadable || mode.value === "STRICT" || isWeak(mode.value);
  });
}

function hasSelector(selector: Field): boolean {
  return !selector.isReadable || selector.get("matchLabels").entries().length > 0;
}
