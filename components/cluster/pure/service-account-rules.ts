import { isDnsLabel, isDnsSubdomain } from "../../core/pure/dns-name";
import type * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../../core/pure/iam-policy";
import type { ValidationRule } from "../../core/pure/validate";
import { roleArnRule } from "./role-arn";
import type { RolePolicySource } from "./workload-policies";

/** Key of the policy by which a role acts under that of another account. */
export const ASSUME_TARGET = "assume-target";

/** The plain arguments of a role for pods. */
export interface ServiceAccountInput {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly policies: Readonly<Record<string, RolePolicySource>>;
  readonly binding?:
    | { readonly kind: "pod-identity"; readonly targetRoleArn?: pulumi.Input<string> }
    | { readonly kind: "irsa" };
}

/** Names of namespaces (RFC 1123 label) and of service accounts (subdomain). */

/** Policies of AWS that give everything, or the means to get it. */
const WHOLE_ACCOUNT = /\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

/** What must not hold of a role for pods. */
export function serviceAccountRules(input: ServiceAccountInput): readonly ValidationRule[] {
  return [
    {
      // A pattern here would admit every account with a similar name.
      when: !isDnsLabel(input.namespace),
      path: "namespace",
      problem: "is not the name of one namespace",
      got: input.namespace,
      fix: "name it exactly, without a pattern",
    },
    {
      when: !isDnsSubdomain(input.serviceAccount),
      path: "serviceAccount",
      problem: "is not the name of one service account",
      got: input.serviceAccount,
      fix: "name it exactly, without a pattern",
    },
    {
      when: input.serviceAccount === "default",
      path: "serviceAccount",
      problem: "is the default account of pods that name none",
      got: input.serviceAccount,
      fix: "give the workload a dedicated account",
    },
    {
      when: Object.keys(input.policies).length === 0,
      path: "policies",
      problem: "must name at least one policy",
      got: input.policies,
      fix: 'name rights by a short key: { records: { kind: "well-known", policy: "ebs-csi" } }',
    },
    ...Object.entries(input.policies).flatMap(([key, source]) => [
      ...keyRules(key),
      ...policyRules(`policies.${key}`, source),
    ]),
    ...targetRules(input.binding),
  ];
}

/** A key is part of names, also of the policy's own in IAM. */
function keyRules(key: string): readonly ValidationRule[] {
  return [
    {
      when: !isDnsLabel(key),
      path: `policies.${key}`,
      problem: "is not a key of lower-case letters, digits and hyphens",
      got: key,
      fix: "use a short word such as records",
    },
    {
      when: key === ASSUME_TARGET,
      path: `policies.${key}`,
      problem: "is the key of the policy that comes with targetRoleArn",
      got: key,
      fix: "use another word",
    },
  ];
}

/** A role that becomes known later is checked by EKS. */
function targetRules(binding: ServiceAccountInput["binding"]): readonly ValidationRule[] {
  if (binding?.kind !== "pod-identity" || typeof binding.targetRoleArn !== "string") return [];
  return [roleArnRule("binding.targetRoleArn", binding.targetRoleArn)];
}

function policyRules(path: string, source: RolePolicySource): readonly ValidationRule[] {
  switch (source.kind) {
    case "well-known":
      return [];
    case "dns-records":
      return source.zoneIds.map((zoneId, index) => ({
        when: !/^Z[A-Z0-9]+$/.test(zoneId),
        path: `${path}.zoneIds[${index}]`,
        problem: "is not the id of a hosted zone",
        got: zoneId,
        fix: 'write it as "Z0123456789EXAMPLE"; a pattern would reach every zone of the account',
      }));
    case "managed":
      return [
        {
          when: !/^arn:[a-z-]+:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/.test(source.policyArn),
          path: `${path}.policyArn`,
          problem: "is not the ARN of a policy",
          got: source.policyArn,
          fix: 'write it as "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"',
        },
        {
          when: WHOLE_ACCOUNT.test(source.policyArn),
          path: `${path}.policyArn`,
          problem: "gives pods full access to the account",
          got: source.policyArn,
          fix: "name the actions that the workload calls",
        },
      ];
    case "statements":
      return source.statements.flatMap((statement, index) =>
        statementRules(`${path}.statements[${index}]`, statement),
      );
  }
}

function statementRules(path: string, statement: PolicyStatement): readonly ValidationRule[] {
  const actions = [statement.Action].flat();
  return [
    {
      when:
        statement.Effect === "Allow" &&
        actions.some((action) => action === "*" || action.endsWith(":*")),
      path: `${path}.Action`,
      problem: "allows every action of a service",
      got: statement.Action,
      fix: "name the actions that the workload calls",
    },
  ];
}
