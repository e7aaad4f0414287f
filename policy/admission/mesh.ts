import type { CelVariable, MatchedResources } from "../../components/security/pure/admission-rule";
import type { AdmissionScope } from "./expression";

/** The spec of a custom resource. */
const SPEC: CelVariable = { name: "spec", expression: "dyn(object).?spec.orValue({})" };

/** Istio serves each of its kinds in several versions with the same fields. */
export function istioTraffic(...resources: readonly string[]): MatchedResources {
  return { group: "networking.istio.io", versions: ["v1", "v1beta1", "v1alpha3"], resources };
}

/** The same for kinds that decide who may call whom. */
export function istioSecurity(...resources: readonly string[]): MatchedResources {
  return { group: "security.istio.io", versions: ["v1", "v1beta1"], resources };
}

/** What a rule over Istio's kinds has in common with the others. */
export const OVER_MESH = {
  variables: [SPEC],
  judged: (object: string): readonly string[] => [`dyn(${object}).?spec`],
} as const satisfies Partial<AdmissionScope>;
