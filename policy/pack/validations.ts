import type {
  PolicyResource,
  ReportViolation,
  ResourceValidation,
  StackValidation,
} from "@pulumi/policy";
import { Findings } from "../support/findings";
import type { NormalizedResource } from "../support/resource";
import type { BoundRule, Rule } from "../support/rule";
import { canonicalType } from "../support/type-tokens";
import { ruleBinder } from "./bind-rule";
import { normalizeArguments } from "./declared-arguments";
import type { EngineFacts } from "./engine-session";

type NotApplicable = (reason: string) => never;

/** A rule as the function that the SDK calls for each resource. */
export function resourceValidation(rule: Rule, engine: EngineFacts): ResourceValidation {
  const bind = ruleBinder(rule);
  return (args, reportViolation) => {
    const bound = bind(engine.environment, args.getConfig());
    if (!mayApply(bound, args.type)) return;
    const resources = engine.resource(args.urn) ?? normalizeArguments(args);
    check(bound, resources, reportViolation, args.notApplicable);
  };
}

/** A rule as the function that the SDK calls once with all resources. */
export function stackValidation(rule: Rule, engine: EngineFacts): StackValidation {
  const bind = ruleBinder(rule);
  return (args, reportViolation) => {
    const bound = bind(engine.environment, args.getConfig());
    const resources = engine.stack() ?? handedOver(args.resources, bound);
    check(bound, resources, reportViolation, args.notApplicable);
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

/** A check that found nothing but could not read everything has not passed. */
function check(
  bound: BoundRule,
  resources: readonly NormalizedResource[],
  reportViolation: ReportViolation,
  notApplicable: NotApplicable,
): void {
  const findings = new Findings();
  bound.check(
    resources.filter(({ type }) => bound.appliesTo(type)),
    findings,
  );
  for (const { resource, path, message } of findings.violations) {
    reportViolation(`${path}: ${message}`, resource.urn ?? undefined);
  }
  if (findings.violations.length === 0 && findings.gaps.length > 0) {
    notApplicable(`not evaluated: ${findings.gaps.map(({ reason }) => reason).join("; ")}`);
  }
}
