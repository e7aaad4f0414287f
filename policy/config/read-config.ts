import { RULES } from "../rules/index";
import type { PolicyEnvironment } from "../rule/environment";
import { lintConfig } from "./lint-config";
import { LocatedDocument } from "./located-document";
import { type PolicyConfig, resolveConfig } from "./policy-config";
import type { Parsed } from "./read-file";

/** Reads the text of a configuration for one environment, unless anything in it is wrong. */
export function readConfig(
  file: string,
  text: string,
  environment: PolicyEnvironment,
): Parsed<PolicyConfig> {
  const document = new LocatedDocument(file, text);
  const problems = lintConfig(document);
  if (problems.length > 0) return { value: undefined, problems };
  const ids = RULES.map((rule) => rule.id);
  return { value: resolveConfig(document.value, environment, ids), problems: [] };
}
