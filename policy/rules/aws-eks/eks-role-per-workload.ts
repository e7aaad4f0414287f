import { ADDON_TYPES } from "../../world/aws/addons";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import {
  accountOf,
  accountTrusts,
  POD_IDENTITY_TYPES,
  ROLE_TYPES,
  trustOf,
} from "../../world/aws/workload-identity";

/** A shared role gives each workload what any of them needs, and logs tell them apart no more. */
export const eksRolePerWorkload = stackRule({
  id: "eks-role-per-workload",
  topic: "aws-eks",
  severity: "high",
  description: "An IAM role serves one service account.",
  remediation: "Make a role for each service account, with the permissions that it alone needs.",
  frameworks: [eksBestPractices("security: identity", "Use one IAM role per application")],
  parameters: {},
  appliesTo: isAnyOf(POD_IDENTITY_TYPES, ADDON_TYPES, ROLE_TYPES),
  check(world, findings) {
    const index = world;
    const first = new Map<string, string>();
    for (const use of usesOf(index, findings)) {
      const owner = first.get(use.role) ?? use.account;
      first.set(use.role, owner);
      if (owner !== use.account) findings.fail(use.field, "another workload has the same role");
    }
  },
});

/** A service account that a role is given to. */
interface RoleUse {
  /** URN of the role, or its ARN where it is not part of the stack. */
  readonly role: string;
  /** `namespace:name`. */
  readonly account: string;
  /** Where it is given. */
  readonly field: Field;
}

function usesOf(index: ResourceIndex, findings: Findings): readonly RoleUse[] {
  const associations = index
    .of(POD_IDENTITY_TYPES)
    .flatMap((part) => useOf(part.get("roleArn"), accountIn(part), index, findings));
  const addons = index.of(ADDON_TYPES).flatMap((addon) => {
    const role = addon.get("serviceAccountRoleArn");
    const account = `add-on:${addon.get("addonName").text}`;
    const inline = addon.get("podIdentityAssociations").items();
    const own = role.isSet ? useOf(role, account, index, findings) : [];
    return [
      ...own,
      ...inline.flatMap((part) =>
        useOf(
          part.get("roleArn"),
          `kube-system:${part.get("serviceAccount").text}`,
          index,
          findings,
        ),
      ),
    ];
  });
  return [...associations, ...addons, ...index.of(ROLE_TYPES).flatMap(trustUses)];
}

function accountIn(association: Field): string | undefined {
  const [namespace, name] = ["namespace", "serviceAccount"].map((key) => association.get(key).text);
  return namespace === undefined || name === undefined ? undefined : `${namespace}:${name}`;
}

function useOf(
  role: Field,
  account: string | undefined,
  index: ResourceIndex,
  findings: Findings,
): readonly RoleUse[] {
  const [declared] = index.named(role, ROLE_TYPES);
  const id = declared?.resource.urn ?? role.text;
  if (id !== undefined && account !== undefined) return [{ role: id, account, field: role }];
  if (!role.isReadable && declared === undefined) findings.notEvaluated(role);
  return [];
}

function trustUses(role: Field): readonly RoleUse[] {
  const { urn } = role.resource;
  if (urn === null || !trustOf(role).isReadable) return [];
  const subjects = accountTrusts(role).flatMap((trust) => trust.subjects);
  return subjects
    .flatMap(([, values]) => values)
    .flatMap((field) => {
      const account = accountOf(field.text);
      return account === undefined ? [] : [{ role: urn, account, field }];
    });
}
