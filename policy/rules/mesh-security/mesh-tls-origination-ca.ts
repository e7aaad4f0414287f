import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { DESTINATION_RULE } from "../../world/mesh/istio-kinds";
import { resourceRule } from "../../rule/rule";
import { tlsSettingsOf } from "../../world/mesh/traffic-tls";

/** Each of these fields restricts which certificates are trusted. */
const TRUST_FIELDS = ["caCertificates", "credentialName", "subjectAltNames"] as const;

/** TLS without verification of the certificate does not prevent a man-in-the-middle attack. */
export const meshTlsOriginationCa = resourceRule({
  id: "mesh-tls-origination-ca",
  topic: "mesh-security",
  severity: "high",
  description: "A DestinationRule that originates TLS names the certificates that it trusts.",
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
  // An unknown one is set all the same.
  if (fields.some((field) => !field.isReadable || isGiven(field))) return;
  findings.failOrMissing(tls.get("caCertificates"), "the proxy trusts any certificate of the host");
}

function isGiven(field: Field): boolean {
  return Array.isArray(field.value) ? field.value.length > 0 : Boolean(field.value);
}
