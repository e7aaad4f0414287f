import type { StackValidation, StackValidationPolicy } from "@pulumi/policy";
import { WAIVERS } from "../config/pack-config";
import type { Rule } from "../rule/rule";
import { World } from "../world/world";
import { ruleBinder } from "./bind-rule";
import { normalizeArguments } from "./declared-arguments";
import type { EngineFacts } from "./engine-session";
import { check, report } from "./validations";
import type { WaiverLedger } from "./waiver-ledger";

/** Policy that shows what the engine would otherwise not hear of. */
export const WAIVED_FINDINGS = "waived-findings";

/** The hygiene rule over the waivers of the run. */
export function hygieneValidation(
  rule: Rule,
  engine: EngineFacts,
  ledger: WaiverLedger,
): StackValidation {
  const bind = ruleBinder(rule);
  return (args, reportViolation) => {
    const { [WAIVERS]: _, ...settings } = args.getConfig<Readonly<Record<string, unknown>>>();
    const resources = engine.world()?.resources ?? args.resources.flatMap(normalizeArguments);
    const waivers = new World(ledger.resources(resources));
    const findings = check(bind(engine.environment, settings), waivers);
    report(findings, ledger.filter(rule.id, reportViolation), args.notApplicable);
  };
}

/** Shows what waivers let pass, and waivers that let nothing pass. Must be the last policy. */
export function waivedFindings(ledger: WaiverLedger): StackValidationPolicy {
  return {
    name: WAIVED_FINDINGS,
    displayName: WAIVED_FINDINGS,
    description: "What waivers let pass is shown, and so is a waiver that lets nothing pass.",
    enforcementLevel: "advisory",
    severity: "low",
    tags: ["cost-account-quota-tags"],
    remediationSteps: "Fix what is waived and delete the waiver.",
    url: "docs/policies/waiver-hygiene.md",
    validateStack: (_args, reportViolation) => {
      for (const { message, urn } of ledger.notes) reportViolation(message, urn);
    },
  };
}
