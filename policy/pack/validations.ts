import type { ResourceValidation, StackValidation } from "@pulumi/policy";
import { Findings, type Violation } from "../rule/findings";
import type { BoundRule, Rule } from "../rule/rule";
import { canonicalType } from "../rule/type-tokens";
import { World } from "../world/world";
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
    report(
      check(bound, new World(resources)),
      ledger.filter(rule.id, reportViolation),
      args.notApplicable,
    );
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
    const world = engine.world() ?? new World(args.resources.flatMap(normalizeArguments));
    report(check(bound, world), ledger.filter(rule.id, reportViolation), args.notApplicable);
  };
}

/** False for the many types that a rule never looks at; a list may hold objects of any type. */
function mayApply(bound: BoundRule, type: string): boolean {
  const isList = type.startsWith("kubernetes:") && type.endsWith("List");
  return isList || bound.appliesTo(canonicalType(type).type);
}

/** What a rule says of a stack. */
export function check(bound: BoundRule, world: World): Findings {
  const findings = new Findings();
  bound.check(world, findings);
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
