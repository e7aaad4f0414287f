import { istioTraffic, OVER_MESH } from "../../admission/mesh";
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
  admission: {
    ...OVER_MESH,
    problem: "TLS to the host trusts any certificate",
    fix: "set caCertificates or credentialName, or subjectAltNames, beside the mode",
    matched: [istioTraffic("destinationrules")],
    variables: [
      ...OVER_MESH.variables,
      // Of the rule itself and of its subsets.
      {
        name: "policies",
        expression:
          "[variables.spec.?trafficPolicy.orValue({})] + " +
          "variables.spec.?subsets.orValue([]).map(subset, subset.?trafficPolicy.orValue({}))",
      },
    ],
    breaches: () =>
      `variables.policies.filter(holder, ${HAS_NO_TRUST}).map(holder, "spec.trafficPolicy.tls") + ` +
      "variables.policies.filter(policy, policy.?portLevelSettings.orValue([])" +
      `.exists(holder, ${HAS_NO_TRUST})).map(policy, "spec.trafficPolicy.portLevelSettings")`,
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
  findings.failOrMissing(tls.get("caCertificates"), "the proxy trusts any certificate of the host");
}

function isGiven(field: Field): boolean {
  return Array.isArray(field.value) ? field.value.length > 0 : Boolean(field.value);
}

/** CEL that is true for a traffic policy that originates TLS and names no certificates. */
const HAS_NO_TRUST =
  'holder.?tls.?mode.orValue("") in ["SIMPLE", "MUTUAL"] && ' +
  'holder.?tls.?caCertificates.orValue("") == "" && ' +
  'holder.?tls.?credentialName.orValue("") == "" && ' +
  "holder.?tls.?subjectAltNames.orValue([]).size() == 0";
