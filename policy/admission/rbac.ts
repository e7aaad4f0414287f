import type { CelVariable, MatchedResources } from "../../components/security/pure/admission-rule";
import { celTexts } from "../../components/security/pure/cel";
import type { Power } from "../world/kubernetes/rbac";
import type { AdmissionScope } from "./expression";

const GROUP = "rbac.authorization.k8s.io";

/** What grants permissions. */
const ROLES: readonly MatchedResources[] = [
  { group: GROUP, versions: ["v1"], resources: ["roles", "clusterroles"] },
];

/** What gives a role to somebody. */
export const BINDINGS: readonly MatchedResources[] = [
  { group: GROUP, versions: ["v1"], resources: ["rolebindings", "clusterrolebindings"] },
];

/** The rules of a role, which an aggregated one may not have yet. */
const ROLE_VARIABLES: readonly CelVariable[] = [
  {
    name: "rules",
    expression: "dyn(object).?rules.orValue([]) == null ? [] : dyn(object).?rules.orValue([])",
  },
];

/** The subjects of a binding. */
const BINDING_VARIABLES: readonly CelVariable[] = [
  { name: "subjects", expression: "dyn(object).?subjects.orValue([])" },
];

/** How a message names a rule of a role. */
const PLACE = '"rules[" + rule.?resources.orValue([]).join(",") + "]"';

/** What a rule over roles has in common with the others. */
export const OVER_ROLES = {
  matched: ROLES,
  variables: ROLE_VARIABLES,
  judged: (object: string): readonly string[] => [`dyn(${object}).?rules`],
} as const satisfies Partial<AdmissionScope>;

/** What a rule over bindings has in common with the others. */
export const OVER_BINDINGS = {
  matched: BINDINGS,
  variables: BINDING_VARIABLES,
  judged: (object: string): readonly string[] => [`dyn(${object}).?subjects`],
} as const satisfies Partial<AdmissionScope>;

/** CEL of the rules of a role that a condition holds for; `rule` is the rule. */
export function rulesWhere(condition: string): string {
  return `variables.rules.filter(rule, ${condition}).map(rule, ${PLACE})`;
}

/** CEL of the rules of a role that grant one of the powers. */
export function rulesGranting(powers: readonly Power[]): string {
  return rulesWhere(powers.map((power) => `(${grants(power)})`).join(" || "));
}

function grants({ groups, resources: all, verbs }: Power): string {
  // What means every subresource is left to reviews: no list of names holds them all.
  const resources = all.filter((resource) => !resource.endsWith("/"));
  // "*/scale" means that part of every resource.
  const anyParts = resources
    .filter((resource) => resource.includes("/"))
    .map((resource) => `*${resource.slice(resource.indexOf("/"))}`);
  return [
    names("apiGroups", ["*", ...groups]),
    names("resources", ["*", ...resources, ...anyParts]),
    ...(verbs === undefined ? [] : [names("verbs", ["*", ...verbs])]),
  ].join(" && ");
}

function names(list: string, wanted: readonly string[]): string {
  return `rule.?${list}.orValue([]).exists(name, name in ${celTexts(wanted)})`;
}
