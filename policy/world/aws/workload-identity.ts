import type { Field } from "../../rule/field";
import { allows, conditionsOn, documentIn, listed, statementsOf } from "./policy-document";
import { once } from "../once";
import { typesOf, type Types } from "../resource-index";

/** Type tokens of a Pod Identity association. */
export const POD_IDENTITY_TYPES: Types = typesOf(
  "aws:eks/podIdentityAssociation:PodIdentityAssociation",
  "aws-native:eks:PodIdentityAssociation",
);

/** Type tokens of an IAM role. */
export const ROLE_TYPES: Types = typesOf("aws:iam/role:Role", "aws-native:iam:Role");

/** The identity provider of an EKS cluster, in any partition. */
const EKS_ISSUER = /oidc\.eks\./;

/** The trust policy of a role: who may assume it. */
export function trustOf(role: Field): Field {
  const trust = role.get("assumeRolePolicy");
  return trust.isSet ? trust : role.get("assumeRolePolicyDocument");
}

/** One statement that lets service accounts of a cluster assume a role. */
export interface AccountTrust {
  readonly statement: Field;
  /** The required subjects, with the operator that compares them. */
  readonly subjects: readonly (readonly [operator: string, values: readonly Field[]])[];
  readonly audiences: readonly (readonly [operator: string, values: readonly Field[]])[];
}

/** A role with the statements of its trust policy that are for service accounts of EKS clusters. */
export interface RoleTrust {
  readonly role: Field;
  readonly trust: Field;
  /** None while the trust policy cannot be read. */
  readonly accounts: readonly AccountTrust[];
}

/** The roles of a stack with their trust in service accounts. */
export const roleTrustsOf = once((index): readonly RoleTrust[] =>
  index
    .of(ROLE_TYPES)
    .map((role) => ({ role, trust: trustOf(role), accounts: accountTrusts(role) })),
);

function accountTrusts(role: Field): readonly AccountTrust[] {
  return statementsOf(documentIn(trustOf(role)))
    .filter((statement) => allows(statement) && isForCluster(statement))
    .map((statement) => ({
      statement,
      subjects: conditionsOn(statement, (key) => key.endsWith(":sub")),
      audiences: conditionsOn(statement, (key) => key.endsWith(":aud")),
    }));
}

function isForCluster(statement: Field): boolean {
  const federated = listed(statement.get("Principal", "Federated"));
  return federated.some(({ text }) => text !== undefined && EKS_ISSUER.test(text));
}

/** `namespace:name` of a subject; undefined unless the subject is exactly one service account. */
export function accountOf(subject: string | undefined): string | undefined {
  return /^system:serviceaccount:([^:*?]+:[^:*?]+)$/.exec(subject ?? "")?.[1];
}
