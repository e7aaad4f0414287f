import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  assertValid,
  type AwsLocation,
  BaseComponent,
  type Children,
  definedOnly,
  type Duration,
  durationSeconds,
  mapValues,
  nameAfter,
  physicalName,
  policyDocument,
  type Transforms,
  withDefaults,
} from "../core";
import type { DeployAccess } from "./pure/deploy-access";
import { deployRoleRules } from "./pure/deploy-role-rules";
import {
  GITHUB_AUDIENCE,
  GITHUB_ISSUER,
  githubProviderArn,
  githubSubject,
  githubTrust,
} from "./pure/github-trust";
import { previewStatements } from "./pure/preview-statements";
import { stateStatements } from "./pure/state-statements";

/**
 * Where Pulumi keeps the state of the stacks: its backend in S3. The role reaches every stack below the
 * prefix, so give each environment a prefix (or bucket) and dedicated keys.
 */
export interface DeployRoleState {
  readonly bucket: pulumi.Input<string>;
  /** Folder in the bucket, as in the URL of the backend. @default - the bucket itself */
  readonly prefix?: string;
  /** ARN of the key that encrypts the bucket. @default - a key of S3, which needs no right */
  readonly bucketKeyArn?: pulumi.Input<string>;
  /** ARN of the key of the secrets provider `awskms://`. @default - a passphrase or another service */
  readonly secretsKeyArn?: pulumi.Input<string>;
}

/** Children of a {@link DeployRole} that `transform` reaches, with their arguments. */
export interface DeployRoleChildren {
  provider: aws.iam.OpenIdConnectProviderArgs;
  role: aws.iam.RoleArgs;
  policy: aws.iam.RolePolicyArgs;
  policyAttachment: aws.iam.RolePolicyAttachmentArgs;
}

/** Arguments of {@link DeployRole}. */
export interface DeployRoleArgs {
  /** The account, and the region that a preview reads. */
  readonly aws: AwsLocation;
  /**
   * The one repository, as GitHub writes it in the token's subject: `owner/name`, or
   * `owner@123456/name@456789` where subjects are immutable, as in repositories made or renamed since
   * July 2026.
   */
  readonly repository: string;
  /** Which runs get the role, and what for. Plain: it decides which resources exist. */
  readonly access: DeployAccess;
  /** ARN of GitHub's OpenID Connect provider; an account has one. @default - it is created */
  readonly providerArn?: pulumi.Input<string>;
  /** Where the stacks' state is. @default - with Pulumi Cloud, which needs no right */
  readonly state?: DeployRoleState;
  /** How long credentials hold, from one hour to twelve. @default "1 hour" */
  readonly sessionDuration?: Duration;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<DeployRoleChildren>;
}

/** The resources of a {@link DeployRole}. */
export interface DeployRoleNodes {
  /** Where this component declares it. */
  readonly provider: aws.iam.OpenIdConnectProvider | undefined;
  readonly role: aws.iam.Role;
  /** Own policies, as `rights` and `state`, and attached ones by their key. */
  readonly policies: Readonly<Record<string, aws.iam.RolePolicy | aws.iam.RolePolicyAttachment>>;
}

/** Defaults of {@link DeployRole}. */
export const DEPLOY_ROLE_DEFAULTS = {
  // The shortest duration that IAM accepts, and what configure-aws-credentials asks for.
  sessionDuration: "1 hour",
} as const;

/**
 * An IAM role for the workflows of one GitHub repository, assumed with the token of a run: no access
 * key that could be copied. A `preview` role reads, for pull requests; a `deploy` role changes,
 * after a GitHub environment has let the run through.
 *
 * Creates
 * 1. GitHub's OpenID Connect provider, unless its ARN is given;
 * 2. the role, whose trust names audience, repository and kind of run exactly;
 * 3. a policy with its rights, unless a `deploy` role has attached ones alone; attachments of those;
 * 4. a policy for Pulumi's state in S3, where `state` is given.
 *
 * @example
 * const preview = new DeployRole("shop-preview", {
 *   aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
 *   repository: "example/shop",
 *   access: { kind: "preview" },
 *   state: { bucket: "example-state" },
 * });
 *
 * **Cost** none.
 *
 * **Failure modes** a second provider for GitHub in an account is refused: give the other role its
 * `providerArn`. A subject that differs in case or lacks the numbers is refused by STS with "Not
 * authorized to perform sts:AssumeRoleWithWebIdentity": compare `subject` with the token's. So is a
 * preview job that names an environment. Without protection rules the environment of a `deploy` role
 * lets every branch through. Everybody who may push a branch can read what a preview reads, including the state
 * and its secrets. Objects in a cluster take an access entry as well (`AccessGrants`). The
 * first login to an empty bucket writes a file, which a preview role may not.
 *
 * Sources: GitHub, "OpenID Connect reference"; IAM User Guide, "Create a role for OpenID Connect
 * federation".
 */
export class DeployRole extends BaseComponent {
  readonly roleArn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  /** For the other roles of the account. */
  readonly providerArn: pulumi.Output<string>;
  /** The subject that a token must have. */
  readonly subject: string;
  readonly nodes: DeployRoleNodes;

  constructor(name: string, args: DeployRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("delivery:DeployRole", name, opts);
    const settings = withDefaults(DEPLOY_ROLE_DEFAULTS, args);
    assertValid(deployRoleRules(settings), `deploy role "${name}"`);
    const children = this.children(args.transform);

    const { provider, providerArn } = resolveProvider(name, args, children);
    const subject = githubSubject(args.repository, args.access);
    const role = createRole(name, settings, { providerArn, subject }, children);
    const policies = createPolicies(name, args, role, children);

    this.roleArn = role.arn;
    this.roleName = role.name;
    this.providerArn = providerArn;
    this.subject = subject;
    this.nodes = { provider, role, policies };
    this.registerOutputs({ roleArn: role.arn, roleName: role.name, providerArn });
  }
}

function resolveProvider(
  name: string,
  { aws: location, providerArn }: DeployRoleArgs,
  children: Children<DeployRoleChildren>,
): Pick<DeployRoleNodes, "provider"> & { readonly providerArn: pulumi.Output<string> } {
  if (providerArn !== undefined) {
    return { provider: undefined, providerArn: pulumi.output(providerArn) };
  }
  const provider = children.create("provider", aws.iam.OpenIdConnectProvider, `${name}-provider`, {
    url: `https://${GITHUB_ISSUER}`,
    clientIdLists: [GITHUB_AUDIENCE],
    tags: { Name: `${name}-provider` },
  });
  return { provider, providerArn: nameAfter(provider, githubProviderArn(location)) };
}

function createRole(
  name: string,
  { access, sessionDuration }: DeployRoleArgs & { readonly sessionDuration: Duration },
  { providerArn, subject }: Pick<DeployRole, "providerArn" | "subject">,
  children: Children<DeployRoleChildren>,
): aws.iam.Role {
  const { boundaryArn } = access;
  return children.create(
    "role",
    aws.iam.Role,
    `${name}-role`,
    definedOnly({
      name: physicalName("iamRole", name),
      description: `Workflow runs of ${subject}`,
      assumeRolePolicy: providerArn.apply((arn) => githubTrust(arn, subject)),
      maxSessionDuration: durationSeconds(sessionDuration),
      permissionsBoundary: boundaryArn,
      tags: { Name: name },
    }),
  );
}

function createPolicies(
  name: string,
  { aws: location, access, state }: DeployRoleArgs,
  role: aws.iam.Role,
  children: Children<DeployRoleChildren>,
): DeployRoleNodes["policies"] {
  const inline = (key: string, policy: pulumi.Input<string>) =>
    children.create("policy", aws.iam.RolePolicy, `${name}-policy-${key}`, {
      name: key,
      role: role.name,
      policy,
    });

  const statements =
    access.kind === "preview"
      ? (access.statements ?? previewStatements(location))
      : (access.statements ?? []);
  const rights = statements.length > 0 ? inline("rights", policyDocument(statements)) : undefined;
  const stateAccess = state && inline("state", statePolicy(access, location, state));
  const policyArns = access.kind === "deploy" ? (access.policyArns ?? {}) : {};
  const attached = mapValues(policyArns, (policyArn, key) =>
    children.create("policyAttachment", aws.iam.RolePolicyAttachment, `${name}-policy-${key}`, {
      role: role.name,
      policyArn,
    }),
  );
  return { ...definedOnly({ rights, state: stateAccess }), ...attached };
}

function statePolicy(
  { kind }: DeployAccess,
  location: AwsLocation,
  { bucket, prefix = "", bucketKeyArn, secretsKeyArn }: DeployRoleState,
): pulumi.Output<string> {
  return pulumi
    .output({ bucket, prefix, bucketKeyArn, secretsKeyArn })
    .apply((known) => policyDocument(stateStatements(kind, location, known)));
}
