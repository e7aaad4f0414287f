import type { KubernetesMinor } from "../../../components/core";
import { ADMISSION_POLICIES_DEFAULTS, type AdmissionLevel } from "../../../components/security";
import { planAdmission } from "../../../components/security/pure/admission-plan";
import { admissionRules } from "../../../policy/admission/admission-rules";
import { type AdmissionClient, collectionOf } from "./admission-client";
import { PARAMETERS, RENDERED } from "./verdict";

const API_VERSION = "admissionregistration.k8s.io/v1";

/** Namespaces that the cases stand in. */
export const NAMESPACES = ["team-a"];

/** The same level for every rule. */
export function everywhere(level: AdmissionLevel): Readonly<Record<string, AdmissionLevel>> {
  return Object.fromEntries(RENDERED.map((id) => [id, level]));
}

/**
 * Installs what the component plans, in place of what was there. Returns what the API server had
 * against it.
 */
export async function installPolicies(
  client: AdmissionClient,
  kubernetesVersion: KubernetesMinor,
  levels: Readonly<Record<string, AdmissionLevel>>,
): Promise<readonly string[]> {
  const rules = admissionRules({ kubernetesVersion, levels, parameters: PARAMETERS });
  const problems: string[] = [];
  for (const { id, policy, binding } of planAdmission({ ...ADMISSION_POLICIES_DEFAULTS, rules })) {
    for (const [kind, spec] of [
      ["ValidatingAdmissionPolicy", policy],
      ["ValidatingAdmissionPolicyBinding", binding],
    ] as const) {
      const object = { apiVersion: API_VERSION, kind, metadata: { name: id }, spec };
      await client.remove(`${collectionOf(object)}/${id}`);
      const { status, message } = await client.create(object, "fieldValidation=Strict");
      if (status !== 201) problems.push(`${kind} ${id}: ${message}`);
    }
  }
  return problems;
}
