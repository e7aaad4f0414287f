import { ADDON_TYPES } from "../../world/aws/addons";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import {
  accountOf,
  POD_IDENTITY_TYPES,
  ROLE_TYPES,
  type RoleTrust,
} from "../../world/aws/workload-identity";
import type { World } from "../../world/world";

/** A shared role gives each workload the permissions of all, and logs cannot tell them apart. */
export const eksRolePerWorkload = stackRule({
  id: "eks-role-per-workload",
  topic: "aws-eks",
  severity: "high",
  description: "An IAM role serves one service account.",
  remediation: "Create a role for each service account, with only the permissions that it needs.",
  frameworks: [eksBestPractices("security: identity", "Use one IAM role per application")],
  parameters: {},
  appliesTo: isAnyOf(POD_IDENTITY_TYPES, ADDON_TYPES, ROLE_TYPES),
  check(world, findings) {
    const first = new Map<string, string>();
    for (const use of usesOf(world, findings)) {
      const owner = first.get(use.role) ?? use.account;
      first.set(use.role, owner);
      if (owner !== use.account) {
        findings.fail(use.field, "the role is already used by another service account");
      }
    }
  },
});

/** A service account that uses a role. */
interface RoleUse {
  /** URN of the role, or its ARN where it is not part of the stack. */
  readonly role: string;
  /** `namespace:name`. */
  readonly account: string;
  /** The field that assigns the role. */
  readonly field: Field;
}

function usesOf(world: World, findings: Findings): readonly RoleUse[] {
  const associations = world
    .of(POD_IDENTITY_TYPES)
    .flatMap((part) => useOf(part.get("roleArn"), accountIn(part), world, findings));
  const addons = world.of(ADDON_TYPES).flatMap((addon) => {
    const role = addon.get("serviceAccountRoleArn");
    const account = `add-on:${addon.get("addonName").text}`;
    const inline = addon.get("podIdentityAssociations").items();
    const own = role.isSet ? useOf(role, account, world, findings) : [];
    return [
      ...own,
      ...inline.flatMap((part) =>
        useOf(
          part.get("roleArn"),
          `kube-system:${part.get("serviceAccount").text}`,
          world,
          findings,
        ),
      ),
    ];
  });
  return [...associations, ...addons, ...world.roleTrusts.flatMap(trustUses)];
}

function accountIn(association: Field): string | undefined {
  const [namespace, name] = ["namespace", "serviceAccount"].map((key) => association.get(key).text);
  return namespace === undefined || name === undefined ? undefined : `${namespace}:${name}`;
}

function useOf(
  role: Field,
  account: string | undefined,
  world: World,
  findings: Findings,
): readonly RoleUse[] {
  const [declared] = world.named(role, ROLE_TYPES);
  const id = declared?.resource.urn ?? role.text;
  if (id !== undefined && account !== undefined) return [{ role: id, account, field: role }];
  if (!role.isReadable && declared === undefined) findings.notEvaluated(role);
  return [];
}

function trustUses({ role, accounts }: RoleTrust): readonly RoleUse[] {
  const { urn } = role.resource;
  if (urn === null) return [];
  const subjects = accounts.flatMap((trust) => trust.subjects);
  return subjects
    .flatMap(([, values]) => values)
    .flatMap((field) => {
      const account = accountOf(field.text);
      return account === undefined ? [] : [{ role: urn, account, field }];
    });
}
