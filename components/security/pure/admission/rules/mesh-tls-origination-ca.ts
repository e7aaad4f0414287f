import { istioTraffic, OVER_MESH } from "../mesh";
import type { AdmissionRule } from "../rule";

/** Traffic policies of a DestinationRule: its own, those of its subsets, and those of their ports. */
const POLICIES =
  "[variables.spec.?trafficPolicy.orValue({})] + " +
  "variables.spec.?subsets.orValue([]).map(subset, subset.?trafficPolicy.orValue({}))";

const HAS_NO_TRUST =
  'holder.?tls.?mode.orValue("") in ["SIMPLE", "MUTUAL"] && ' +
  'holder.?tls.?caCertificates.orValue("") == "" && ' +
  'holder.?tls.?credentialName.orValue("") == "" && ' +
  "holder.?tls.?subjectAltNames.orValue([]).size() == 0";

/** Encryption towards whoever answers protects from nobody who sits in between. */
export const meshTlsOriginationCa: AdmissionRule = {
  ...OVER_MESH,
  id: "mesh-tls-origination-ca",
  severity: "high",
  problem: "TLS to the host trusts any certificate",
  fix: "set caCertificates or credentialName, or subjectAltNames, beside the mode",
  matched: [istioTraffic("destinationrules")],
  variables: [...OVER_MESH.variables, { name: "policies", expression: POLICIES }],
  breaches: () =>
    `variables.policies.filter(holder, ${HAS_NO_TRUST}).map(holder, "spec.trafficPolicy.tls") + ` +
    "variables.policies.filter(policy, policy.?portLevelSettings.orValue([])" +
    `.exists(holder, ${HAS_NO_TRUST})).map(policy, "spec.trafficPolicy.portLevelSettings")`,
};
