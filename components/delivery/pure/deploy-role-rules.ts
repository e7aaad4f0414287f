import type * as pulumi from "@pulumi/pulumi";
import { accountIdRule, type AwsLocation } from "../../core/pure/aws-location";
import type { PolicyStatement } from "../../core/pure/iam-policy";
import { durationSeconds } from "../../core/pure/units";
import type { ValidationRule } from "../../core/pure/validate";
import type { DeployAccess } from "./deploy-access";
import { githubProviderArn } from "./github-trust";

/** The arguments of a deploy role; what becomes known later is checked by AWS. */
export interface DeployRoleInput {
  readonly aws: AwsLocation;
  readonly repository: string;
  readonly access: DeployAccess;
  readonly providerArn?: pulumi.Input<string>;
  readonly state?: {
    readonly bucket: pulumi.Input<string>;
    readonly prefix?: string;
    readonly bucketKeyArn?: pulumi.Input<string>;
    readonly secretsKeyArn?: pulumi.Input<string>;
  };
  readonly sessionDuration: string;
}

/** `owner/name`, each with its number where GitHub writes them into the subject. */
const REPOSITORY = /^[A-Za-z0-9][\w-]{0,38}(?:\/[\w.-]{1,100}|@\d+\/[\w.-]{1,100}@\d+)$/;
/** Without a colon, which separates the parts of a subject. */
const ENVIRONMENT = /^[\w. /-]{1,255}$/;
const POLICY_ARN = /^arn:aws[a-z-]*:iam::(?:aws|\d{12}):policy\/[\w+=,.@/-]+$/;
const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z\d-]+:\d{12}:key\/[\w-]+$/;
const BUCKET = /^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/;
/** Folders between single slashes; a pattern would open others. */
const PREFIX = /^(?:[\w!'().=-]+(?:\/[\w!'().=-]+)*)?$/;
const KEY = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

/** Policies of AWS that give everything, or the means to get it. */
const WHOLE_ACCOUNT = /\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;
/** Every action of a service, or of all. */
const EVERY_ACTION = /^(?:[^:]*:)?[*?]*\*[*?]*$/;
/** Actions that leave everything as it is; names of actions have no case. */
const READING =
  /^[\w-]+:(?:BatchGet|Describe|Filter|Get|List|Lookup|Query|Scan|Search|View)[a-z*]/i;
/** Begin so as well, but hand out credentials or secrets. */
const CREDENTIALS =
  /^(?:sts:(?!GetCallerIdentity$)|[\w-]+:Get\w*(?:Credentials|Token|AccessDetails|PasswordData|SecretValue))/i;

/** Bounds of AWS for `maxSessionDuration`. */
const SESSION_SECONDS = { least: 3_600, most: 43_200 } as const;

/** What must not hold of a deploy role. */
export function deployRoleRules(input: DeployRoleInput): readonly ValidationRule[] {
  return [
    accountIdRule(input.aws.accountId),
    {
      when: !REPOSITORY.test(input.repository),
      path: "repository",
      problem: "does not name one repository",
      got: input.repository,
      fix: 'write it as GitHub does in the token: "owner/name", or "owner@123456/name@456789"',
    },
    ...providerRules(input),
    ...accessRules(input.access),
    ...stateRules(input.state),
    ...sessionRules(input.sessionDuration),
  ];
}

function providerRules({ aws, providerArn }: DeployRoleInput): readonly ValidationRule[] {
  const expected = githubProviderArn(aws);
  return plainRule("providerArn", providerArn, (arn) => arn === expected, {
    problem: "is not GitHub's provider in this account",
    fix: `write it as "${expected}", or leave it out to create the provider`,
  });
}

function accessRules(access: DeployAccess): readonly ValidationRule[] {
  const statements = access.statements ?? [];
  const rules = [
    ...plainRule("access.boundaryArn", access.boundaryArn, isBoundary, {
      problem: "is not the ARN of a policy that can be a boundary",
      fix: 'write it as "arn:aws:iam::111122223333:policy/boundary"',
    }),
    ...statements.flatMap((statement, at) =>
      statementRules(`access.statements[${at}].Action`, statement, access.kind),
    ),
  ];
  return access.kind === "preview"
    ? [...rules, emptyRule(access.statements?.length === 0, "leave it out for the default")]
    : [...rules, ...deployRules(access)];
}

function isBoundary(arn: string): boolean {
  return POLICY_ARN.test(arn) && !WHOLE_ACCOUNT.test(arn);
}

function emptyRule(when: boolean, fix: string): ValidationRule {
  return { when, path: "access.statements", problem: "allow nothing", got: [], fix };
}

function deployRules(access: Extract<DeployAccess, { kind: "deploy" }>): readonly ValidationRule[] {
  const { environment, statements = [], policyArns = {} } = access;
  return [
    {
      when: !ENVIRONMENT.test(environment),
      path: "access.environment",
      problem: "does not name one environment of GitHub",
      got: environment,
      fix: "name it exactly, without a pattern and without a colon",
    },
    emptyRule(
      statements.length === 0 && Object.keys(policyArns).length === 0,
      "name what the stack needs here or in access.policyArns",
    ),
    ...Object.entries(policyArns).flatMap(([key, arn]) => policyArnRules(key, arn)),
  ];
}

function policyArnRules(key: string, arn: pulumi.Input<string>): readonly ValidationRule[] {
  const path = `access.policyArns.${key}`;
  return [
    {
      when: !KEY.test(key),
      path,
      problem: "is not a key of lower-case letters, digits and hyphens",
      got: key,
      fix: "use a short word such as clusters",
    },
    ...plainRule(path, arn, (value) => POLICY_ARN.test(value), {
      problem: "is not the ARN of a policy",
      fix: 'write it as "arn:aws:iam::111122223333:policy/deploy-clusters"',
    }),
    ...plainRule(path, arn, (value) => !WHOLE_ACCOUNT.test(value), {
      problem: "gives a workflow full access to the account",
      fix: "name the actions that the stack needs",
    }),
  ];
}

function statementRules(
  path: string,
  { Action, Effect }: PolicyStatement,
  kind: DeployAccess["kind"],
): readonly ValidationRule[] {
  if (Effect === "Deny") return [];
  const actions = [Action].flat();
  const changing = actions.filter((action) => !READING.test(action) || CREDENTIALS.test(action));
  return [
    {
      when: actions.some((action) => EVERY_ACTION.test(action)),
      path,
      problem: "allows every action of a service",
      got: Action,
      fix: "name the actions that the stack needs",
    },
    {
      // Anybody who can open a pull request from a branch of the repository runs code with it.
      when: kind === "preview" && changing.length > 0,
      path,
      problem: "does more than read",
      got: changing,
      fix: "leave only actions that get, list or describe, and deploy with a separate role",
    },
  ];
}

function stateRules(state: DeployRoleInput["state"]): readonly ValidationRule[] {
  if (state === undefined) return [];
  const isKey = (arn: string) => KEY_ARN.test(arn);
  const key = {
    problem: "is not the ARN of a key",
    fix: 'write it as "arn:aws:kms:eu-central-1:111122223333:key/<id>"; an alias is not a key',
  };
  return [
    ...plainRule("state.bucket", state.bucket, (bucket) => BUCKET.test(bucket), {
      problem: "is not the name of a bucket",
      fix: "write the bare name, without s3:// and without a pattern",
    }),
    ...plainRule("state.prefix", state.prefix, (prefix) => PREFIX.test(prefix), {
      problem: "is not a folder of the bucket",
      fix: 'write it as in the URL of the backend, without slashes at its ends: "shop/prod"',
    }),
    ...plainRule("state.bucketKeyArn", state.bucketKeyArn, isKey, key),
    ...plainRule("state.secretsKeyArn", state.secretsKeyArn, isKey, key),
  ];
}

function sessionRules(sessionDuration: string): readonly ValidationRule[] {
  const seconds = durationSeconds(sessionDuration, "sessionDuration");
  return [
    {
      when: seconds < SESSION_SECONDS.least || seconds > SESSION_SECONDS.most,
      path: "sessionDuration",
      problem: "is outside of what IAM accepts",
      got: sessionDuration,
      fix: 'choose from "1 hour" to "12 hours"',
    },
  ];
}

/** A rule for a value that is there and plain; one that becomes known later is checked by AWS. */
function plainRule(
  path: string,
  value: pulumi.Input<string> | undefined,
  isRight: (value: string) => boolean,
  { problem, fix }: Pick<ValidationRule, "problem" | "fix">,
): readonly ValidationRule[] {
  if (typeof value !== "string") return [];
  return [{ when: !isRight(value), path, problem, got: value, fix }];
}
