import { istioSecurity, OVER_MESH } from "../mesh";
import type { AdmissionRule } from "../rule";

const IS_WEAK = 'in ["PERMISSIVE", "DISABLE"]';

/** In any other mode a workload still answers callers that have no identity. */
export const meshMtlsStrict: AdmissionRule = {
  ...OVER_MESH,
  id: "mesh-mtls-strict",
  severity: "high",
  problem: "mutual TLS is not strict",
  fix: "remove every PERMISSIVE and DISABLE",
  matched: [istioSecurity("peerauthentications")],
  variables: [
    ...OVER_MESH.variables,
    { name: "ports", expression: "variables.spec.?portLevelMtls.orValue({})" },
  ],
  breaches: () =>
    `(variables.spec.?mtls.?mode.orValue("") ${IS_WEAK} ? ["spec.mtls.mode"] : []) + ` +
    `variables.ports.filter(port, variables.ports[port].?mode.orValue("") ${IS_WEAK})` +
    '.map(port, "spec.portLevelMtls[" + string(port) + "].mode")',
};
