import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import { allowedIn } from "../../world/aws/iam-policies";
import { conditionsOn } from "../../world/aws/policy-document";
import { everyoneIn, principalsOf, principalsOfKind } from "../../world/aws/principals";
import { resourceRule } from "../../rule/rule";
import { ROLE_TYPES, trustOf } from "../../world/aws/workload-identity";

/** A whole account: everybody in it whom its own policies let. */
const ACCOUNT = /^(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/;

/** An identity provider that anybody may have an account with. */
const OIDC =
  /(?::oidc-provider\/|^(?:accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$)/;

/** An identity pool, whose subjects are made up as people come; its audience is the pool. */
const COGNITO = /^cognito-identity\.amazonaws\.com$/;

const GITHUB = /token\.actions\.githubusercontent\.com$/;

/** A repository of one known owner, as GitHub writes its subjects. */
const GITHUB_OWNER = /^repo:[^*?/:]+\//;

/** Operators that a request without the key does not pass. */
const DEMANDS = /^(?:ForAnyValue:)?String(?:Equals|Like|EqualsIgnoreCase)$/;

/** A trust policy decides who gets everything that the role may do. */
export const iamTrust = resourceRule({
  id: "iam-trust",
  topic: "iam",
  severity: "critical",
  description:
    "A trust policy names its principals, asks an account for its external id and an identity " +
    "provider for subject and audience.",
  remediation:
    "Name a role or service instead of * or an account; add StringEquals on sts:ExternalId, or on " +
    "the provider's :sub and :aud.",
  frameworks: [
    fsbp("IAM.1", "IAM policies should not allow full administrative privileges"),
    eksBestPractices("security: identity", "Scope the trust policy to one service account"),
  ],
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
    findings.fail(everyone, "everybody with an AWS account may take the role on");
    return;
  }
  checkAccounts(statement, findings);
  if (isFrom(statement, OIDC) || isFrom(statement, COGNITO)) checkClaims(statement, findings);
}

function checkAccounts(statement: Field, findings: Findings): void {
  for (const principal of principalsOfKind(statement, "AWS")) {
    if (!ACCOUNT.test(principal.text ?? "")) continue;
    const id = demandedOf(statement, (key) => key === "sts:externalid");
    const message =
      "everybody in the account may take the role on, and no external id is asked for";
    report(id, isNarrow, principal, message, findings);
  }
}

function checkClaims(statement: Field, findings: Findings): void {
  const condition = statement.get("Condition");
  for (const [claim, message] of [
    ["sub", "the identity provider's every subject may take the role on"],
    ["aud", "tokens that were made for somebody else are accepted"],
  ] as const) {
    const demanded = demandedOf(statement, (key) => key.endsWith(`:${claim}`));
    if (claim === "sub" && isFrom(statement, COGNITO)) continue;
    const isGithub = claim === "sub" && isFrom(statement, GITHUB);
    report(demanded, isGithub ? isOwned : isNarrow, condition, message, findings);
  }
}

function isFrom(statement: Field, provider: RegExp): boolean {
  return principalsOfKind(statement, "Federated").some(({ text }) => provider.test(text ?? ""));
}

/** What conditions that a request cannot pass without the key compare it with. */
function demandedOf(statement: Field, isKey: (key: string) => boolean): readonly Field[] {
  const condition = statement.get("Condition");
  if (!condition.isReadable) return [condition];
  const hidden = condition.entries().filter(([, keys]) => !keys.isReadable);
  const values = conditionsOn(statement, isKey)
    .filter(([operator]) => DEMANDS.test(operator))
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

/** More than wildcards. */
function isNarrow(value: string): boolean {
  return /[^*?]/.test(value);
}

function isOwned(subject: string): boolean {
  return GITHUB_OWNER.test(subject);
}
