/** Environments that levels and parameters are written for. */
export type AdmissionEnvironment = "dev" | "prod";

/** How much harm a breach can do, as the pack says it. */
export type RuleSeverity = "critical" | "high" | "medium" | "low";

/** `mandatory` refuses the request, `advisory` admits it with a warning and an audit entry. */
export type AdmissionLevel = "mandatory" | "advisory";

/** A level as an organisation may set it; a disabled rule is not installed. */
export type ConfiguredAdmissionLevel = AdmissionLevel | "disabled";

/** What the API server does at a level. */
export const VALIDATION_ACTIONS: Readonly<Record<AdmissionLevel, readonly string[]>> = {
  mandatory: ["Deny"],
  advisory: ["Audit", "Warn"],
};

/** The pack's own table: all but the smallest matter in prod, only the worst in dev. */
const MANDATORY: Readonly<Record<AdmissionEnvironment, ReadonlySet<RuleSeverity>>> = {
  dev: new Set(["critical"]),
  prod: new Set(["critical", "high", "medium"]),
};

/** The level of a rule in an environment; the Pod Security baseline is mandatory everywhere. */
export function admissionLevel(
  rule: { readonly severity: RuleSeverity; readonly isBaseline?: boolean },
  environment: AdmissionEnvironment,
): AdmissionLevel {
  const isMandatory = rule.isBaseline === true || MANDATORY[environment].has(rule.severity);
  return isMandatory ? "mandatory" : "advisory";
}
