import type { ValidationRule } from "../../core/pure/validate";
import type { AdmissionSettings } from "./admission-plan";
import type { AdmissionRule } from "./admission-rule";

/** A name of a namespace, and of a policy without dots. */
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with the arguments of AdmissionPolicies. */
export function admissionValidation(settings: AdmissionSettings): readonly ValidationRule[] {
  const { rules, exemptNamespaces, exemptUsers } = settings;
  return [
    ...ruleProblems(rules),
    ...exemptNamespaces.map((name, at) => ({
      when: !DNS_LABEL.test(name),
      path: `exemptNamespaces[${at}]`,
      problem: "is not a name of a namespace",
      got: name,
      fix: "write each name out, without wildcards",
    })),
    ...exemptUsers.map((name, at) => ({
      when: name.trim() === "",
      path: `exemptUsers[${at}]`,
      problem: "is empty",
      got: name,
      fix: 'name a user as the API server does: "system:serviceaccount:<namespace>:<name>"',
    })),
  ];
}

function ruleProblems(rules: readonly AdmissionRule[]): readonly ValidationRule[] {
  const ids = rules.map(({ id }) => id);
  return [
    ...ids.map((id, at) => ({
      when: !DNS_LABEL.test(id),
      path: `rules[${at}].id`,
      problem: "is not a name of a policy",
      got: id,
      fix: "use lower-case letters, digits and dashes",
    })),
    ...ids.map((id, at) => ({
      when: ids.indexOf(id) !== at,
      path: `rules[${at}].id`,
      problem: "is the id of an earlier rule",
      got: id,
      fix: "give each rule its own id",
    })),
    ...rules.map(({ message }, at) => ({
      when: message.includes("\n"),
      path: `rules[${at}].message`,
      problem: "has a line break, which the API server refuses",
      got: message,
      fix: "write it on one line",
    })),
  ];
}
