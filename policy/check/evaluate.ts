import { RULES } from "../rules/index";
import type { PolicyEnvironment } from "../support/environment";
import { Findings } from "../support/findings";
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from "../support/kubernetes-version";
import { isAtLeast, levelOf, type Level } from "../support/levels";
import type { NormalizedResource } from "../support/resource";
import type { BoundRule, Rule } from "../support/rule";
import {
  REPORT_FORMAT,
  reportedResource,
  type Finding,
  type NotEvaluated,
  type PolicyReport,
} from "./report";

/** What a check is made under. */
export interface CheckOptions {
  readonly environment: PolicyEnvironment;
  readonly kubernetesVersion?: KubernetesVersion;
  /** Ids of the rules to run; all when left out. */
  readonly only?: readonly string[];
  /** Weakest level to report; all when left out. */
  readonly level?: Level;
  /** Parameters by rule id. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The rules to choose from; the pack's own when left out. */
  readonly rules?: readonly Rule[];
}

/** Runs the rules over a closed world of resources; the order of the report is theirs. */
export function evaluate(
  resources: readonly NormalizedResource[],
  options: CheckOptions,
): PolicyReport {
  const { environment, level: floor = "advisory", only, rules = RULES } = options;
  const chosen = rules
    .filter((rule) => only === undefined || only.includes(rule.id))
    .filter((rule) => isAtLeast(levelOf(rule, environment), floor));
  const order = new Map(resources.map((resource, at) => [resource, at]));
  const byType = groupByType(resources);

  const entries = chosen.map((rule) => ({
    rule,
    findings: runRule(rule, byType, order, options),
  }));
  const findings = entries.flatMap(({ rule, findings: { violations } }) =>
    violations.map((violation) => ({
      resource: violation.resource,
      entry: toFinding(rule, violation, environment),
    })),
  );
  const gaps = entries.flatMap(({ rule, findings: { gaps } }) =>
    gaps.map((gap) => ({ resource: gap.resource, entry: toNotEvaluated(rule, gap) })),
  );
  return {
    format: REPORT_FORMAT,
    environment,
    evaluated: { rules: chosen.length, resources: resources.length },
    findings: inOrder(findings, order),
    waived: [],
    notEvaluated: inOrder(gaps, order),
  };
}

type Order = ReadonlyMap<NormalizedResource, number>;
type ByType = ReadonlyMap<string, readonly NormalizedResource[]>;

function groupByType(resources: readonly NormalizedResource[]): ByType {
  const byType = new Map<string, NormalizedResource[]>();
  for (const resource of resources) {
    const group = byType.get(resource.type);
    if (group === undefined) byType.set(resource.type, [resource]);
    else group.push(resource);
  }
  return byType;
}

function runRule(rule: Rule, byType: ByType, order: Order, options: CheckOptions): Findings {
  const bound = rule.bind({
    environment: options.environment,
    kubernetesVersion: options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION,
    settings: options.settings?.[rule.id] ?? {},
  });
  const findings = new Findings();
  bound.check(matching(bound, byType, order), findings);
  return findings;
}

function matching(bound: BoundRule, byType: ByType, order: Order): readonly NormalizedResource[] {
  return [...byType]
    .filter(([type]) => bound.appliesTo(type))
    .flatMap(([, group]) => group)
    .sort((a, b) => positionOf(a, order) - positionOf(b, order));
}

function positionOf(resource: NormalizedResource, order: Order): number {
  return order.get(resource) ?? order.size;
}

interface Located<T> {
  readonly resource: NormalizedResource;
  readonly entry: T;
}

/** By resource; within one, by rule and field as they came, because the sort is stable. */
function inOrder<T>(located: readonly Located<T>[], order: Order): readonly T[] {
  return [...located]
    .sort((a, b) => positionOf(a.resource, order) - positionOf(b.resource, order))
    .map(({ entry }) => entry);
}

function toFinding(
  rule: Rule,
  { resource, path, message }: Findings["violations"][number],
  environment: PolicyEnvironment,
): Finding {
  return {
    rule: rule.id,
    level: levelOf(rule, environment),
    severity: rule.severity,
    resource: reportedResource(resource),
    source: resource.source,
    path,
    message,
    remediation: rule.remediation,
  };
}

function toNotEvaluated(rule: Rule, { resource, reason }: Findings["gaps"][number]): NotEvaluated {
  return {
    rule: rule.id,
    resource: reportedResource(resource),
    source: resource.source,
    reason,
  };
}
