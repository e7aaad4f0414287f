import path from "node:path";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { DEFAULT_KUBERNETES_VERSION } from "../rule/kubernetes-version";
import type { NormalizedResource } from "../rule/resource";
import type { Rule } from "../rule/rule";
import { evaluate, type CheckOptions } from "./evaluate";
import { findFiles } from "./find-files";
import { findRule } from "./find-rule";
import { loadResources } from "./load-resources";

/** What a rule can make of a file; the names of the files start with one of them. */
export const VERDICTS = ["pass", "fail", "not-applicable", "unknown"] as const;

/** One of {@link VERDICTS}. */
export type Verdict = (typeof VERDICTS)[number];

/** One file, held against what its name promises. */
export interface CaseResult {
  readonly file: string;
  readonly rule: string;
  readonly expected: Verdict;
  readonly verdict: Verdict;
  /** What the rule said. */
  readonly details: readonly string[];
}

/** A file whose name and folder say what it is for. */
interface RuleCase {
  readonly file: string;
  readonly rule: Rule;
  readonly expected: Verdict;
}

/**
 * Runs the cases of a folder: `<rule>/pass*.yaml`, `fail*`, `not-applicable*` and `unknown*`, each
 * file a stack of its own. Throws a ConfigurationError that lists every file that is not a case.
 */
export function runCases(
  folder: string,
  cwd: string,
  options: CheckOptions,
): readonly CaseResult[] {
  const { files, problems } = findFiles([folder], cwd);
  const read = files.map(({ name }) => readCase(name));
  const wrong = [...problems, ...read.filter((each) => typeof each === "string")];
  if (wrong.length > 0) throw new ConfigurationError(wrong);
  const cases = read.filter((each) => typeof each !== "string");
  if (cases.length === 0) {
    throw new ConfigurationError([`${folder}: holds no cases; add files such as RULE/fail.yaml`]);
  }
  return cases.map((each) => runCase(each, cwd, options));
}

/** The case that a file is, or what is wrong with its name. */
function readCase(file: string): RuleCase | string {
  const expected = VERDICTS.find((verdict) => path.basename(file).startsWith(verdict));
  if (expected === undefined) {
    const names = VERDICTS.join(", ");
    return `${file}: is not a case, got "${path.basename(file)}"; start its name with one of ${names}`;
  }
  try {
    return { file, expected, rule: findRule(path.basename(path.dirname(file)), file) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.join("; ");
  }
}

function runCase({ file, rule, expected }: RuleCase, cwd: string, given: CheckOptions): CaseResult {
  const options = { ...given, only: [rule.id] };
  const resources = loadResources([file], cwd);
  const { findings, notEvaluated } = evaluate(resources, options);
  const details = [
    ...findings.map(({ path: field, message }) => `${field}: ${message}`),
    ...notEvaluated.map(({ reason }) => `not evaluated: ${reason}`),
  ];
  const result = { file, rule: rule.id, expected, details };
  if (findings.length > 0) return { ...result, verdict: "fail" };
  if (notEvaluated.length > 0) return { ...result, verdict: "unknown" };
  return { ...result, verdict: applies(rule, resources, options) ? "pass" : "not-applicable" };
}

function applies(
  rule: Rule,
  resources: readonly NormalizedResource[],
  { environment, kubernetesVersion = DEFAULT_KUBERNETES_VERSION, settings }: CheckOptions,
): boolean {
  const bound = rule.bind({
    environment,
    kubernetesVersion,
    settings: settings?.[rule.id] ?? {},
  });
  return resources.some((resource) => bound.appliesTo(resource.type));
}

/** The cases that went otherwise than promised, and the count. */
export function formatCases(results: readonly CaseResult[]): string {
  const wrong = results.filter(({ expected, verdict }) => expected !== verdict);
  const lines = wrong.flatMap(({ file, expected, verdict, details }) => [
    `${file}: expected ${expected}, got ${verdict}`,
    ...details.map((detail) => `  ${detail}`),
  ]);
  const rules = new Set(results.map(({ rule }) => rule)).size;
  const scope = `${results.length} cases of ${rules} rules`;
  const summary = wrong.length === 0 ? `${scope} as promised` : `${wrong.length} of ${scope} wrong`;
  return `${[...lines, summary].join("\n")}\n`;
}
