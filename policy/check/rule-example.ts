import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isProgram, normalizeProgram } from "../normalize/program-document";
import { type PolicyEnvironment, policyEnvironmentOf } from "../rule/environment";
import { isRecord, type NormalizedResource } from "../rule/resource";
import { evaluate } from "./evaluate";
import { describeFileError } from "./find-files";
import { parseText } from "./parse-text";
import { readResources } from "./read-resources";
import type { PolicyReport } from "./report";

/** Where the examples are, from the root of the package: `<rule>/fail.yaml` and `pass.yaml`. */
export const EXAMPLES_FOLDER = "policy/examples";

/** One example of a rule's page. */
export interface RuleExample {
  /** What a user would write, without the comments that say how to check it. */
  readonly text: string;
  /** Parameters of the rule that the example is made for. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly environment: PolicyEnvironment;
  readonly resources: readonly NormalizedResource[];
}

/** The examples of a rule. */
export interface RuleExamples {
  readonly fail: RuleExample;
  readonly pass: RuleExample;
  /** What it finds in the first, each as `<path>: <message>`. */
  readonly findings: readonly string[];
}

/** The day on which examples are checked: what they say must not depend on the clock. */
const TODAY = "2026-11-24";

/** First lines of an example that is not for prod, or needs parameters: `# with: { mode: require }`. */
const HEADER = /^(?:# in: (\w+)\n)?(?:# with: (.*)\n)?/;

/** Reads an example: manifests, and `resources` as a Pulumi program in YAML has them. */
export function parseExample(text: string, file: string): RuleExample {
  const [header = "", environment, settings = "{}"] = HEADER.exec(text) ?? [];
  const parameters: unknown = parse(settings);
  const { documents, problems } = parseText(text, file);
  const read = documents.map((document) =>
    isProgram(document.value)
      ? { resources: normalizeProgram(document.value), problems: [] }
      : readResources(document, true),
  );
  const wrong = [...problems, ...read.flatMap((each) => each.problems)];
  if (wrong.length > 0) throw new ConfigurationError(wrong);
  return {
    text: text.slice(header.length),
    parameters: isRecord(parameters) ? parameters : {},
    environment: policyEnvironmentOf(environment ?? "prod"),
    resources: read.flatMap(({ resources }) => resources),
  };
}

/** Reads both examples of a rule and runs it on the one that fails. */
export function readExamples(root: string, rule: string): RuleExamples {
  const fail = readExample(root, rule, "fail");
  const { findings } = checkExample(rule, fail);
  return {
    fail,
    pass: readExample(root, rule, "pass"),
    findings: findings.map(({ path: field, message }) => `${field}: ${message}`),
  };
}

/** Reads one of them. */
export function readExample(root: string, rule: string, verdict: "fail" | "pass"): RuleExample {
  const file = `${EXAMPLES_FOLDER}/${rule}/${verdict}.yaml`;
  return parseExample(readText(path.join(root, file), file), file);
}

function readText(absolute: string, file: string): string {
  try {
    return readFileSync(absolute, "utf8");
  } catch (error) {
    throw new ConfigurationError([describeFileError(file, error)]);
  }
}

/** What a rule finds in an example, which is a whole stack. */
export function checkExample(rule: string, example: RuleExample): PolicyReport {
  const { resources, parameters, environment } = example;
  const settings = { [rule]: parameters };
  return evaluate(resources, { environment, settings, only: [rule], today: TODAY });
}
