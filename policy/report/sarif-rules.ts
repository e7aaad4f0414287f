import type { ListedRule } from "../check/rule-list";
import type { Severity } from "../rule/metadata";

/** The scale by which GitHub sorts: over 9 is critical, 7 high, 4 medium. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

/** Describes the rules that a report names, in SARIF's words and in the given order. */
export function describeRules(
  ids: readonly string[],
  rules: readonly ListedRule[],
): readonly object[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return ids.map((id) => {
    const rule = byId.get(id);
    return rule === undefined ? { id } : describeRule(rule);
  });
}

function describeRule(rule: ListedRule): object {
  const { id, topic, severity, description, frameworks, remediation, url, levels } = rule;
  const standards = frameworks.map(({ name, version, reference }) => {
    return `${name} ${version}: ${reference}`;
  });
  return {
    id,
    shortDescription: { text: description },
    fullDescription: { text: [description, ...standards].join("\n") },
    help: {
      text: `${remediation}\nPage of the rule: ${url}`,
      markdown: `${remediation}\n\n[Page of the rule](${url})`,
    },
    defaultConfiguration: { level: levels.prod === "mandatory" ? "error" : "warning" },
    properties: {
      tags: ["security", topic],
      precision: "very-high",
      "security-severity": SECURITY_SEVERITY[severity],
      documentation: url,
    },
  };
}
