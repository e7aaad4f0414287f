import { ADDON_TYPES } from "../../world/aws/addons";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, eksBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import type { NormalizedResource } from "../../rule/resource";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { accountOf, ROLE_TYPES, type AccountTrust } from "../../world/aws/workload-identity";
import type { World } from "../../world/world";

const SERVICE_ACCOUNTS = typesOf("kubernetes:core/v1:ServiceAccount");

/** Resources that may create service accounts that are not part of the stack. */
const OPAQUE = typesOf(RELEASE, ...ADDON_TYPES);

/** The annotation of a service account that names its role. */
const ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";

const AUDIENCE = "sts.amazonaws.com";

/** With a wildcard in the trust policy, every pod that can choose its service account can assume the role. */
export const eksIrsaTrust = stackRule({
  id: "eks-irsa-trust",
  topic: "aws-eks",
  severity: "high",
  description:
    "The trust policy of a role for service accounts names namespace, account and audience " +
    "exactly, and the service account is annotated with that role.",
  remediation:
    "Compare the provider's :sub with system:serviceaccount:<namespace>:<name> and its :aud with " +
    "sts.amazonaws.com by StringEquals; annotate the ServiceAccount with the ARN of the role.",
  frameworks: [
    cisEks("5.2.1", "Prefer using dedicated EKS service accounts"),
    eksBestPractices("security: identity", "Scope the trust policy to one service account"),
  ],
  checks: {
    audience: "The trust policy requires the audience sts.amazonaws.com.",
    subject: "The trust policy names single service accounts.",
    "service-account": "The service account exists and is annotated with the role.",
  },
  parameters: {},
  appliesTo: isAnyOf(ROLE_TYPES, SERVICE_ACCOUNTS, OPAQUE),
  check(world, findings) {
    for (const { role, trust, accounts } of world.roleTrusts) {
      if (!trust.isReadable) findings.notEvaluated(trust);
      for (const part of accounts) {
        checkAudience(part, findings.of("audience"));
        checkSubjects(part, findings.of("subject"));
        for (const account of accountsIn(part)) {
          checkAccount(account, role, world, findings.of("service-account"));
        }
      }
    }
  },
});

/** The values that a statement requires; a negated operator requires none. */
function required(conditions: AccountTrust["subjects"]): readonly Field[] {
  return conditions.flatMap(([operator, values]) => (/Not/i.test(operator) ? [] : values));
}

function checkAudience({ statement, audiences }: AccountTrust, findings: Findings): void {
  const values = required(audiences);
  const unreadable = values.find((value) => !value.isReadable);
  if (values.length > 0 && values.every(({ value }) => value === AUDIENCE)) return;
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else {
    const field = values[0] ?? statement.get("Condition");
    findings.fail(field, `the statement does not require the audience ${AUDIENCE}`);
  }
}

function checkSubjects({ statement, subjects }: AccountTrust, findings: Findings): void {
  const values = required(subjects);
  if (values.length === 0) {
    const condition = statement.get("Condition");
    if (condition.isReadable) {
      findings.fail(condition, "every service account of the cluster can assume the role");
    } else findings.notEvaluated(condition);
  }
  for (const value of values) {
    const isExact = (subject: unknown) => accountOf(String(subject)) !== undefined;
    findings.require(value, isExact, "the subject does not name exactly one service account");
  }
}

function accountsIn({ subjects }: AccountTrust): readonly Field[] {
  return required(subjects).filter(({ text }) => accountOf(text));
}

/** Charts and add-ons create service accounts that are not part of the stack. */
function checkAccount(subject: Field, role: Field, world: World, findings: Findings): void {
  const name = accountOf(subject.text);
  const accounts = world.of(SERVICE_ACCOUNTS);
  const account = accounts.find(({ resource }) => nameOf(resource) === name);
  if (account !== undefined) {
    checkAnnotation(account, role, world, findings);
  } else if (accounts.length === 0 || world.of(OPAQUE).length > 0) {
    findings.notEvaluated(subject, "not part of the stack: the service account");
  } else {
    findings.fail(subject, "the service account of the subject is not declared");
  }
}

function nameOf({ namespace, name }: NormalizedResource): string {
  return `${namespace ?? "default"}:${name}`;
}

function checkAnnotation(account: Field, role: Field, world: World, findings: Findings): void {
  const annotation = account.get("metadata", "annotations", ROLE_ANNOTATION);
  const isOwn = world
    .named(annotation, ROLE_TYPES)
    .some(({ resource }) => resource === role.resource);
  if (isOwn) return;
  if (!annotation.isReadable) findings.notEvaluated(annotation);
  else if (!annotation.isSet || role.get("name").text !== undefined) {
    findings.fail(annotation, "the service account is not annotated with the role that trusts it");
  }
}
