import { today as currentDay } from "../../components/core/pure/day";
import { type Baseline, subtractBaseline } from "../baseline/baseline";
import { RULES } from "../rules/index";
import type { PolicyEnvironment } from "../rule/environment";
import type { Findings } from "../rule/findings";
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from "../rule/kubernetes-version";
import { type ConfiguredLevel, isAtLeast, levelOf, type Level, weakerOf } from "../rule/levels";
import type { NormalizedResource } from "../rule/resource";
import type { Rule } from "../rule/rule";
import { namesOfRules } from "../rule/metadata";
import { type Waiver, WAIVER_RULE } from "../waivers/waiver";
import { WaiverBook } from "../waivers/waiver-book";
import {
  REPORT_FORMAT,
  type Finding,
  type NotEvaluated,
  type PolicyReport,
  type WaivedFinding,
} from "./report";
import { reportedResource } from "./reported-resource";
import {
  chooseRule,
  type ChosenRule,
  type Order,
  orderOf,
  positionOf,
  runRules,
  type RuleRun,
} from "./run-rules";

/** What a check is made under. */
export interface CheckOptions {
  readonly environment: PolicyEnvironment;
  readonly kubernetesVersion?: KubernetesVersion;
  /** Ids of the rules to run; all when left out. */
  readonly only?: readonly string[];
  /** Weakest level to report; all when left out. */
  readonly level?: Level;
  /** Levels by rule id, where they are not the environment's. */
  readonly levels?: Readonly<Record<string, ConfiguredLevel>>;
  /** Parameters by rule id. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Findings that may pass; the annotations of objects count as well. */
  readonly waivers?: readonly Waiver[];
  /** Findings that were there before. */
  readonly baseline?: Baseline;
  /** Day of the check as `2026-11-24`, which waivers are held against. @default - the clock's */
  readonly today?: string;
  /** The rules to choose from; the pack's own when left out. */
  readonly rules?: readonly Rule[];
}

/** Runs the rules over a closed world of resources; the order of the report is theirs. */
export function evaluate(
  resources: readonly NormalizedResource[],
  options: CheckOptions,
): PolicyReport {
  const { environment, rules = RULES, today = currentDay() } = options;
  const chosen = chooseRules(rules, options);
  const ran = new Set(chosen.map(({ rule }) => rule.id));
  const ruleNames = namesOfRules(rules);
  const book = new WaiverBook(options.waivers ?? [], { environment, today, ruleNames });
  const order = orderOf(resources);

  const runs = runRules(chosen, resources);
  const judged = inOrder(
    runs.flatMap((run) => judge(run, book)),
    order,
  );
  const hygiene = runRules(chosen, book.resources(ran, resources));
  const open = [
    ...judged.flatMap(({ entry }) => ("waiver" in entry ? [] : [entry])),
    ...hygiene.flatMap(toFindings).map(({ entry }) => entry),
  ];
  const gaps = [...runs, ...hygiene].flatMap(toGaps);
  return {
    format: REPORT_FORMAT,
    environment,
    evaluated: { rules: chosen.length, resources: resources.length },
    ...atLeast(withoutKnown(open, options.baseline, ran), options.level),
    waived: judged.flatMap(({ entry }) => ("waiver" in entry ? [entry] : [])),
    notEvaluated: inOrder(gaps, order).map(({ entry }) => entry),
  };
}

function chooseRules(rules: readonly Rule[], options: CheckOptions): readonly ChosenRule[] {
  const { environment, level: floor = "advisory", levels, only } = options;
  const kubernetesVersion = options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION;
  return rules
    .filter((rule) => only === undefined || only.includes(rule.id))
    .flatMap((rule) => {
      const level = levels?.[rule.id] ?? levelOf(rule, environment);
      if (level !== "disabled" && !isAtLeast(level, floor)) return [];
      const settings = options.settings?.[rule.id] ?? {};
      return chooseRule(rule, level, { environment, kubernetesVersion, settings }) ?? [];
    });
}

interface Located<T> {
  readonly resource: NormalizedResource;
  readonly entry: T;
}

/** The findings of a rule, those with a waiver as waived ones. */
function judge(run: RuleRun, book: WaiverBook): readonly Located<Finding | WaivedFinding>[] {
  return toFindings(run).map(({ resource, entry }) => {
    const terms = book.find(entry.rule, { ...entry, resource });
    if (terms === undefined) return { resource, entry };
    const { id, owner, reason, expires, ticket } = terms;
    return { resource, entry: { ...entry, waiver: { id, owner, reason, expires, ticket } } };
  });
}

/** By resource; within one, by rule and field as they came, because the sort is stable. */
function inOrder<T>(located: readonly Located<T>[], order: Order): readonly Located<T>[] {
  return [...located].sort((a, b) => positionOf(a.resource, order) - positionOf(b.resource, order));
}

/** A weaker finding of a rule that a baseline knows is not gone only because it was not asked for. */
function atLeast(
  part: Pick<PolicyReport, "findings" | "baseline">,
  floor: Level = "advisory",
): Pick<PolicyReport, "findings" | "baseline"> {
  return { ...part, findings: part.findings.filter(({ level }) => isAtLeast(level, floor)) };
}

/** What is wrong with the waivers themselves is never a thing of the past. */
function withoutKnown(
  findings: readonly Finding[],
  baseline: Baseline | undefined,
  ran: ReadonlySet<string>,
): Pick<PolicyReport, "findings" | "baseline"> {
  if (baseline === undefined) return { findings };
  const old = findings.filter(({ rule }) => rule !== WAIVER_RULE);
  const watched = new Set([...ran].filter((rule) => rule !== WAIVER_RULE));
  const { fresh, result } = subtractBaseline(old, baseline, watched);
  const kept = new Set<Finding>(fresh);
  const isOpen = (finding: Finding) => finding.rule === WAIVER_RULE || kept.has(finding);
  return { findings: findings.filter(isOpen), baseline: result };
}

function toFindings(run: RuleRun): readonly Located<Finding>[] {
  return run.findings.violations.map((violation) => ({
    resource: violation.resource,
    entry: toFinding(run, violation),
  }));
}

function toFinding(
  { rule, level }: RuleRun,
  { check, resource, path, message, atMost }: Findings["violations"][number],
): Finding {
  return {
    rule: rule.id,
    ...(check !== undefined && { check }),
    level: atMost === undefined ? level : weakerOf(level, atMost),
    severity: rule.severity,
    resource: reportedResource(resource),
    source: resource.source,
    path,
    message,
    remediation: rule.remediation,
  };
}

function toGaps({ rule, findings }: RuleRun): readonly Located<NotEvaluated>[] {
  return findings.gaps.map(({ resource, reason }) => {
    const { source } = resource;
    const entry = { rule: rule.id, resource: reportedResource(resource), source, reason };
    return { resource, entry };
  });
}
