import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { listed } from "../aws/policy-document";
import { typesOf, type Types } from "../resource-index";

const GROUP = "rbac.authorization.k8s.io";

/** Type tokens of what grants permissions. */
export const RBAC_ROLE_TYPES: Types = typesOf(
  `kubernetes:${GROUP}/v1:Role`,
  `kubernetes:${GROUP}/v1:ClusterRole`,
);

/** Type tokens of what gives a role to somebody. */
export const BINDING_TYPES: Types = typesOf(
  `kubernetes:${GROUP}/v1:RoleBinding`,
  `kubernetes:${GROUP}/v1:ClusterRoleBinding`,
);

/** Something that a role should not let anybody do. */
export interface Power {
  /** API groups that have the resources; "" is the core group. */
  readonly groups: readonly string[];
  /** Names of resources; one that ends in "/" means its subresources. */
  readonly resources: readonly string[];
  /** Verbs of which any one is enough; left out where all are. */
  readonly verbs?: readonly string[];
  /** Follows "the role may". */
  readonly message: string;
}

/** What the API server reads as every group, resource or verb. */
const ANY = "*";

/** The rules of a role, or the one unreadable field that stands for them. */
export function policyRulesOf(role: Field): readonly Field[] {
  return role.get("rules").items();
}

/** Reports every rule of a role that grants a power, once a rule, at the resource that it names. */
export function checkPowers(role: Field, powers: readonly Power[], findings: Findings): void {
  for (const rule of policyRulesOf(role)) {
    const answers = powers.map((power) => ({ power, grant: grantOf(rule, power) }));
    const found = answers.find(({ grant }) => grant?.isReadable === true);
    if (found?.grant !== undefined) {
      findings.fail(found.grant, `the role may ${found.power.message}`);
      continue;
    }
    const unreadable = answers.find(({ grant }) => grant !== undefined)?.grant;
    if (unreadable !== undefined) findings.notEvaluated(unreadable);
  }
}

/**
 * Where a rule grants a power: the field of the resource, an unreadable field while that is open, or
 * undefined. Groups that are left out count as all, because nothing else could be meant.
 */
export function grantOf(rule: Field, { groups, resources, verbs }: Power): Field | undefined {
  const group = rule.get("apiGroups");
  const parts = [
    matchIn(rule.get("resources"), (name) => resources.some((wanted) => covers(name, wanted))),
    matchIn(rule.get("verbs"), (verb) => verbs?.includes(verb) ?? true),
    group.isSet ? matchIn(group, (name) => groups.includes(name)) : rule.get("resources"),
  ];
  if (parts.some((part) => part === undefined)) return undefined;
  return parts.find((part) => part?.isReadable === false) ?? parts[0];
}

/** The first element that matches or means everything, else one that cannot be read. */
function matchIn(list: Field, matches: (value: string) => boolean): Field | undefined {
  const elements = listed(list);
  const match = elements.find(({ text }) => text !== undefined && (text === ANY || matches(text)));
  return match ?? elements.find((element) => !element.isReadable);
}

/** Whether a resource of a rule means another, as the API server compares them. */
function covers(name: string, wanted: string): boolean {
  if (name === wanted) return true;
  const slash = wanted.indexOf("/");
  if (slash === -1) return false;
  return slash === wanted.length - 1 ? name.startsWith(wanted) : name === `*${wanted.slice(slash)}`;
}
