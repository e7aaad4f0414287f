import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isProgram, normalizeProgram } from "../normalize/program-document";
import { isRecord, type NormalizedResource } from "../support/resource";
import type { Rule } from "../support/rule";
import { evaluate } from "./evaluate";
import { parseText } from "./parse-text";
import { readResources } from "./read-resources";
import type { PolicyReport } from "./report";

/** Where the examples are, from the root of the package: `<rule>/fail.yaml` and `pass.yaml`. */
export const EXAMPLES_FOLDER = "policy/examples";

/** One example of a rule's page. */
export interface RuleExample {
  /** What a user would write, without the comment that sets parameters. */
  readonly text: string;
  /** Parameters of the rule that the example is made for. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly resources: readonly NormalizedResource[];
}

/** What a rule says of its two examples. */
export interface RuleExamples {
  readonly fail: RuleExample;
  readonly pass: RuleExample;
  /** What it finds in the first, each as `<path>: <message>`. */
  readonly findings: readonly string[];
}

/** First line of an example that needs parameters: `# with: { trustedRegistries: [ghcr.io] }`. */
const PARAMETERS = /^# with: (.*)\n/;

/** Reads an example: manifests, and `resources` as a Pulumi program in YAML has them. */
export function parseExample(text: string, file: string): RuleExample {
  const parameters: unknown = parse(PARAMETERS.exec(text)?.[1] ?? "{}");
  const { documents, problems } = parseText(text, file);
  const read = documents.map((document) =>
    isProgram(document.value)
      ? { resources: normalizeProgram(document.value), problems: [] }
      : readResources(document, true),
  );
  const wrong = [...problems, ...read.flatMap((each) => each.problems)];
  if (wrong.length > 0) throw new ConfigurationError(wrong);
  return {
    text: text.replace(PARAMETERS, ""),
    parameters: isRecord(parameters) ? parameters : {},
    resources: read.flatMap(({ resources }) => resources),
  };
}

/** Reads both examples of a rule and runs the rule on the one that fails. */
export function readExamples(root: string, rule: Rule): RuleExamples {
  const [fail, pass] = [readExample(root, rule, "fail"), readExample(root, rule, "pass")];
  const findings = checkExample(rule, fail).findings.map(
    ({ path: field, message }) => `${field}: ${message}`,
  );
  return { fail, pass, findings };
}

function readExample(root: string, { id }: Rule, verdict: "fail" | "pass"): RuleExample {
  const file = `${EXAMPLES_FOLDER}/${id}/${verdict}.yaml`;
  return parseExample(readFileSync(path.join(root, file), "utf8"), file);
}

/** What a rule says of an example in prod, as a closed world. */
export function checkExample(rule: Rule, { resources, parameters }: RuleExample): PolicyReport {
  const settings = { [rule.id]: parameters };
  return evaluate(resources, { environment: "prod", rules: [rule], settings });
}
