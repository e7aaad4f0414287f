import {
  isAttached,
  isFilledList,
  rulesOf,
  sourcesOf,
} from "../../world/mesh/authorization-policies";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { AUTHORIZATION_POLICY, PEER_AUTHENTICATION } from "../../world/mesh/istio-kinds";
import { NAMESPACE, namespaceField } from "../../world/kubernetes/namespaces";
import { text } from "../../rule/parameters";
import { stackRule } from "../../rule/rule";

/** Fields of a source that come from the caller's certificate. */
const CERTIFICATE_FIELDS = [
  "principals",
  "notPrincipals",
  "namespaces",
  "notNamespaces",
  "serviceAccounts",
  "notServiceAccounts",
] as const;

/** Keys of conditions that come from the certificate of the caller. */
const CERTIFICATE_KEYS: ReadonlySet<unknown> = new Set([
  "source.principal",
  "source.namespace",
  "source.serviceAccount",
]);

/** Without a certificate a caller has neither principal nor namespace. */
export const meshAuthzNeedsMtls = stackRule({
  id: "mesh-authz-needs-mtls",
  topic: "mesh-security",
  severity: "medium",
  description:
    "An AuthorizationPolicy names principals and namespaces only where mutual TLS is strict.",
  remediation:
    "Declare a PeerAuthentication with mtls.mode STRICT for the workloads of the policy, or name " +
    "the sources by another field.",
  frameworks: [
    istioBestPractices("authorization-policies", "Depend on mutual TLS for identities of sources"),
  ],
  parameters: {
    rootNamespace: text("Namespace whose policies hold mesh-wide.", "istio-system"),
  },
  appliesTo: (type) => [AUTHORIZATION_POLICY, PEER_AUTHENTICATION, NAMESPACE].includes(type),
  check(world, findings, { settings }) {
    const mutualTls = world.mutualTls(settings.rootNamespace);
    const namespaceOf = world.namespaceOf;
    for (const resource of world.where((type) => type === AUTHORIZATION_POLICY)) {
      const root = Field.root(resource);
      const used = certificateFields(root, findings);
      // A policy attached to a waypoint or a Gateway API gateway is reached through the tunnel of the mesh.
      if (used.length === 0 || isAttached(root)) continue;
      const namespace = namespaceOf(resource);
      const answer =
        namespace === undefined
          ? namespaceField(resource)
          : mutualTls.isStrict(namespace, root.get("spec", "selector", "matchLabels"));
      for (const field of used) {
        if (answer instanceof Field) findings.notEvaluated(answer);
        else if (!answer)
          findings.fail(
            field,
            "the field needs a client certificate, but mutual TLS is not strict, so callers may have none",
          );
      }
    }
  },
});

/** Fields of the policy that only a certificate can fill; reports those that cannot be read. */
function certificateFields(root: Field, findings: Findings): readonly Field[] {
  return rulesOf(root).flatMap((rule) => {
    const sources = sourcesOf(rule).flatMap((source) =>
      source.isReadable ? CERTIFICATE_FIELDS.map((name) => source.get(name)) : [source],
    );
    const conditions = rule
      .get("when")
      .items()
      .map((condition) => condition.get("key"))
      .filter((key) => !key.isReadable || CERTIFICATE_KEYS.has(key.value));
    for (const field of [...sources, ...conditions]) {
      if (!field.isReadable) findings.notEvaluated(field);
    }
    return [...sources.filter((field) => isFilledList(field) === true), ...conditions].filter(
      ({ isReadable }) => isReadable,
    );
  });
}
