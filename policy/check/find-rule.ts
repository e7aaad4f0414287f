import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { RULES } from "../rules/index";
import { didYouMean } from "../../components/core/pure/nearest-word";
import type { Rule } from "../rule/rule";

/**
 * The rule of that id; throws a ConfigurationError that proposes the nearest one.
 *
 * @param place - argument or path that named it
 */
export function findRule(id: string, place: string): Rule {
  const found = RULES.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const ids = RULES.map((rule) => rule.id);
  const fix = didYouMean(id, ids) ?? "`orchestrate policy list` shows the rules";
  throw new ConfigurationError([`${place}: is not a rule, got "${id}"; ${fix}`]);
}
