import { ADDON_TYPES } from "../../world/aws/addons";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, eksBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import type { NormalizedResource } from "../../rule/resource";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import {
  accountOf,
  accountTrusts,
  ROLE_TYPES,
  trustOf,
  type AccountTrust,
} from "../../world/aws/workload-identity";

const SERVICE_ACCOUNTS = typesOf("kubernetes:core/v1:ServiceAccount");

/** What may declare a service account out of sight. */
const OPAQUE = typesOf(RELEASE, ...ADDON_TYPES);

/** The annotation by which a service account asks for a role. */
const ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";

const AUDIENCE = "sts.amazonaws.com";

/** A trust with a wildcard gives the role to every pod that can choose its service account. */
export const eksIrsaTrust = stackRule({
  id: "eks-irsa-trust",
  topic: "aws-eks",
  severity: "high",
  description:
    "A role for service accounts names namespace, account and audience exactly, and the account " +
    "asks for that role.",
  remediation:
    "Compare the provider's :sub with system:serviceaccount:<namespace>:<name> and its :aud with " +
    "sts.amazonaws.com by StringEquals; annotate the ServiceAccount with the role's ARN.",
  frameworks: [
    cisEks("5.2.1", "Prefer using dedicated EKS service accounts"),
    eksBestPractices("security: identity", "Scope the trust policy to one service account"),
  ],
  parameters: {},
  appliesTo: isAnyOf(ROLE_TYPES, SERVICE_ACCOUNTS, OPAQUE),
  check(world, findings) {
    const index = world;
    for (const role of index.of(ROLE_TYPES)) {
      const trust = trustOf(role);
      if (!trust.isReadable) findings.notEvaluated(trust);
      for (const part of accountTrusts(role)) {
        checkAudience(part, findings);
        checkSubjects(part, findings);
        for (const account of accountsIn(part)) checkAccount(account, role, index, findings);
      }
    }
  },
});

/** What a statement demands; an operator that denies admits everything but what it names. */
function demanded(conditions: AccountTrust["subjects"]): readonly Field[] {
  return conditions.flatMap(([operator, values]) => (/Not/i.test(operator) ? [] : values));
}

function checkAudience({ statement, audiences }: AccountTrust, findings: Findings): void {
  const values = demanded(audiences);
  const unreadable = values.find((value) => !value.isReadable);
  if (values.length > 0 && values.every(({ value }) => value === AUDIENCE)) return;
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else findings.fail(values[0] ?? statement.get("Condition"), "the audience is not sts");
}

function checkSubjects({ statement, subjects }: AccountTrust, findings: Findings): void {
  const values = demanded(subjects);
  if (values.length === 0) {
    const condition = statement.get("Condition");
    if (condition.isReadable)
      findings.fail(condition, "every pod of the cluster may take the role");
    else findings.notEvaluated(condition);
  }
  for (const value of values) {
    const isExact = (subject: unknown) => accountOf(String(subject)) !== undefined;
    findings.require(value, isExact, "the subject is not one service account");
  }
}

function accountsIn({ subjects }: AccountTrust): readonly Field[] {
  return demanded(subjects).filter(({ text }) => accountOf(text));
}

/** Charts and add-ons bring accounts of their own, which nobody sees here. */
function checkAccount(subject: Field, role: Field, index: ResourceIndex, findings: Findings): void {
  const name = accountOf(subject.text);
  const accounts = index.of(SERVICE_ACCOUNTS);
  const account = accounts.find(({ resource }) => nameOf(resource) === name);
  if (account !== undefined) {
    checkAnnotation(account, role, index, findings);
  } else if (accounts.length === 0 || index.of(OPAQUE).length > 0) {
    findings.notEvaluated(subject, "not part of the stack: the service account");
  } else {
    findings.fail(subject, "no such service account is declared");
  }
}

function nameOf({ namespace, name }: NormalizedResource): string {
  return `${namespace ?? "default"}:${name}`;
}

function checkAnnotation(
  account: Field,
  role: Field,
  index: ResourceIndex,
  findings: Findings,
): void {
  const annotation = account.get("metadata", "annotations", ROLE_ANNOTATION);
  const isOwn = index
    .named(annotation, ROLE_TYPES)
    .some(({ resource }) => resource === role.resource);
  if (isOwn) return;
  if (!annotation.isReadable) findings.notEvaluated(annotation);
  else if (!annotation.isSet || role.get("name").text !== undefined) {
    findings.fail(annotation, "the service account does not ask for its role");
  }
}
