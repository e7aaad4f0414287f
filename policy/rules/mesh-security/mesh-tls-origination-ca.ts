import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { DESTINATION_RULE } from "../../world/mesh/istio-kinds";
import { resourceRule } from "../../rule/rule";
import { tlsSettingsOf } from "../../world/mesh/traffic-tls";

/** Each of these says which certificate of the server is accepted. */
const TRUST_FIELDS = ["caCertificates", "credentialName", "subjectAltNames"] as const;

/** TLS that accepts any certificate does not protect from somebody in between. */
export const meshTlsOriginationCa = resourceRule({
  id: "mesh-tls-origination-ca",
  topic: "mesh-security",
  severity: "high",
  description: "A DestinationRule that originates TLS verifies the certificate of the server.",
  remediation:
    "Set caCertificates or credentialName, or subjectAltNames, in the tls of the trafficPolicy or " +
    "of the port.",
  frameworks: [
    istioBestPractices("tls-origination", "Configure TLS verification in DestinationRules"),
  ],
  parameters: {},
  appliesTo: (type) => type === DESTINATION_RULE,
  check(root, findings) {
    for (const tls of tlsSettingsOf(root)) checkTrust(tls, findings);
  },
});

function checkTrust(tls: Field, findings: Findings): void {
  const mode = tls.get("mode");
  if (!mode.isReadable) {
    findings.notEvaluated(mode);
    return;
  }
  if (mode.value !== "SIMPLE" && mode.value !== "MUTUAL") return;
  const fields = TRUST_FIELDS.map((name) => tls.get(name));
  // An unknown value counts as set.
  if (fields.some((field) => !field.isReadable || isGiven(field))) return;
  findings.failOrMissing(
    tls.get("caCertificates"),
    "the certificate of the host is not verified (no CA certificate and no subjectAltNames)",
  );
}

function isGiven(field: Field): boolean {
  return Array.isArray(field.value) ? field.value.length > 0 : Boolean(field.value);
}
