import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import { allowedIn } from "../../world/aws/iam-policies";
import { conditionsOn } from "../../world/aws/policy-document";
import { everyoneIn, principalsOf, principalsOfKind } from "../../world/aws/principals";
import { resourceRule } from "../../rule/rule";
import { ROLE_TYPES, trustOf } from "../../world/aws/workload-identity";

/** A whole account: everybody in it whom its policies allow. */
const ACCOUNT = /^(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/;

/** An identity provider with which anybody may have an account. */
const OIDC =
  /(?::oidc-provider\/|^(?:accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$)/;

/** An identity pool, which creates its subjects on demand; its audience is the pool. */
const COGNITO = /^cognito-identity\.amazonaws\.com$/;

const GITHUB = /token\.actions\.githubusercontent\.com$/;

/** A repository of one owner, in the form of the subjects of GitHub. */
const GITHUB_OWNER = /^repo:[^*?/:]+\//;

/** Operators that fail for a request without the key. */
const REQUIRES = /^(?:ForAnyValue:)?String(?:Equals|Like|EqualsIgnoreCase)$/;

/** A trust policy decides who gets the permissions of the role. */
export const iamTrust = resourceRule({
  id: "iam-trust",
  topic: "iam",
  severity: "critical",
  description:
    "A trust policy names its principals, and requires an external id from other accounts and " +
    "subject and audience from identity providers.",
  remediation:
    "Name a role or service instead of * or an account; add StringEquals on sts:ExternalId, or on " +
    "the provider's :sub and :aud.",
  frameworks: [
    fsbp("IAM.1", "IAM policies should not allow full administrative privileges"),
    eksBestPractices("security: identity", "Scope the trust policy to one service account"),
  ],
  checks: {
    principals: "The trust policy names its principals.",
    "external-id": "A trusted account must give an external id.",
    subject: "The trust policy limits the subjects of an identity provider.",
    audience: "The trust policy limits the audience of tokens of an identity provider.",
  },
  parameters: {},
  appliesTo: (type) => ROLE_TYPES.has(type),
  check(role, findings) {
    for (const statement of allowedIn(trustOf(role), findings)) checkTrust(statement, findings);
  },
});

function checkTrust(statement: Field, findings: Findings): void {
  const unreadable = principalsOf(statement).find((principal) => !principal.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  const everyone = everyoneIn(statement);
  if (everyone !== undefined) {
    findings.of("principals").fail(everyone, "everybody with an AWS account can assume the role");
    return;
  }
  checkAccounts(statement, findings.of("external-id"));
  if (isFrom(statement, OIDC) || isFrom(statement, COGNITO)) checkClaims(statement, findings);
}

function checkAccounts(statement: Field, findings: Findings): void {
  for (const principal of principalsOfKind(statement, "AWS")) {
    if (!ACCOUNT.test(principal.text ?? "")) continue;
    const id = requiredBy(statement, (key) => key === "sts:externalid");
    const message =
      "everybody in the account can assume the role, as no specific external id is required";
    report(id, isNarrow, principal, message, findings);
  }
}

function checkClaims(statement: Field, findings: Findings): void {
  const condition = statement.get("Condition");
  if (!isFrom(statement, COGNITO)) {
    const subjects = requiredBy(statement, (key) => key.endsWith(":sub"));
    const isEnough = isFrom(statement, GITHUB) ? isOwned : isNarrow;
    const message = "every subject of the identity provider can assume the role";
    report(subjects, isEnough, condition, message, findings.of("subject"));
  }
  const audiences = requiredBy(statement, (key) => key.endsWith(":aud"));
  const message = "the role accepts tokens that were issued for another audience";
  report(audiences, isNarrow, condition, message, findings.of("audience"));
}

function isFrom(statement: Field, provider: RegExp): boolean {
  return principalsOfKind(statement, "Federated").some(({ text }) => provider.test(text ?? ""));
}

/** The values of conditions that fail for a request without the key. */
function requiredBy(statement: Field, isKey: (key: string) => boolean): readonly Field[] {
  const condition = statement.get("Condition");
  if (!condition.isReadable) return [condition];
  const hidden = condition.entries().filter(([, keys]) => !keys.isReadable);
  const values = conditionsOn(statement, isKey)
    .filter(([operator]) => REQUIRES.test(operator))
    .flatMap(([, fields]) => fields);
  return values.length > 0 ? values : hidden.map(([, keys]) => keys);
}

function report(
  values: readonly Field[],
  isEnough: (value: string) => boolean,
  at: Field,
  message: string,
  findings: Findings,
): void {
  const unreadable = values.find((value) => !value.isReadable);
  const bad = values.find((value) => value.isReadable && !isEnough(String(value.value)));
  if (values.length === 0 || bad !== undefined) findings.fail(bad ?? at, message);
  else if (unreadable !== undefined) findings.notEvaluated(unreadable);
}

/** True for a value that is more than wildcards. */
function isNarrow(value: string): boolean {
  return /[^*?]/.test(value);
}

function isOwned(subject: string): boolean {
  return GITHUB_OWNER.test(subject);
}
