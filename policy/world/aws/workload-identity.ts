import type { Field } from "../../rule/field";
import { allows, conditionsOn, documentIn, listed, statementsOf } from "./policy-document";
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

/** Who may take a role on. */
export function trustOf(role: Field): Field {
  const trust = role.get("assumeRolePolicy");
  return trust.isSet ? trust : role.get("assumeRolePolicyDocument");
}

/** One statement that lets service accounts of a cluster take a role on. */
export interface AccountTrust {
  readonly statement: Field;
  /** The demanded subjects, with the operator that compares them. */
  readonly subjects: readonly (readonly [operator: string, values: readonly Field[]])[];
  readonly audiences: readonly (readonly [operator: string, values: readonly Field[]])[];
}

/** The statements of a role for service accounts of EKS clusters, by their identity provider. */
export function accountTrusts(role: Field): readonly AccountTrust[] {
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

/** `namespace:name` of a subject; undefined for what means several accounts or none. */
export function accountOf(subject: string | undefined): string | undefined {
  return /^system:serviceaccount:([^:*?]+:[^:*?]+)$/.exec(subject ?? "")?.[1];
}
