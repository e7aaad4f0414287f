import type { PolicyResource, ResourceValidation, StackValidation } from "@pulumi/policy";
import { Findings, type Violation } from "../rule/findings";
import type { NormalizedResource } from "../rule/resource";
import type { BoundRule, Rule } from "../rule/rule";
import { canonicalType } from "../rule/type-tokens";
import { ruleBinder } from "./bind-rule";
import { normalizeArguments } from "./declared-arguments";
import type { EngineFacts } from "./engine-session";
import type { WaiverLedger } from "./waiver-ledger";

type NotApplicable = (reason: string) => never;

/** A rule as the function that the SDK calls for each resource. */
export function resourceValidation(
  rule: Rule,
  engine: EngineFacts,
  ledger: WaiverLedger,
): ResourceValidation {
  const bind = ruleBinder(rule);
  return (args, reportViolation) => {
    ledger.started(rule.id);
    const bound = bind(engine.environment, args.getConfig());
    if (!mayApply(bound, args.type)) return;
    const resources = engine.resource(args.urn) ?? normalizeArguments(args);
    report(check(bound, resources), ledger.filter(rule.id, reportViolation), args.notApplicable);
  };
}

/** A rule as the function that the SDK calls once with all resources. */
export function stackValidation(
  rule: Rule,
  engine: EngineFacts,
  ledger: WaiverLedger,
): StackValidation {
  const bind = ruleBinder(rule);
  return (args, reportViolation) => {
    ledger.started(rule.id);
    const bound = bind(engine.environment, args.getConfig());
    const resources = engine.stack() ?? handedOver(args.resources, bound);
    report(check(bound, resources), ledger.filter(rule.id, reportViolation), args.notApplicable);
  };
}

function handedOver(
  resources: readonly PolicyResource[],
  bound: BoundRule,
): readonly NormalizedResource[] {
  return resources.filter(({ type }) => mayApply(bound, type)).flatMap(normalizeArguments);
}

/** False for the many types that a rule never looks at; a list may hold objects of any type. */
function mayApply(bound: BoundRule, type: string): boolean {
  const isList = type.startsWith("kubernetes:") && type.endsWith("List");
  return isList || bound.appliesTo(canonicalType(type).type);
}

/** What a rule says of the resources of its types. */
export function check(bound: BoundRule, resources: readonly NormalizedResource[]): Findings {
  const findings = new Findings();
  bound.check(
    resources.filter(({ type }) => bound.appliesTo(type)),
    findings,
  );
  return findings;
}

/** Tells the engine; a check that found nothing but could not read everything has not passed. */
export function report(
  { violations, gaps }: Findings,
  tell: (violation: Violation) => void,
  notApplicable: NotApplicable,
): void {
  violations.forEach(tell);
  if (violations.length === 0 && gaps.length > 0) {
    notApplicable(`not evaluated: ${gaps.map(({ reason }) => reason).join("; ")}`);
  }
}
