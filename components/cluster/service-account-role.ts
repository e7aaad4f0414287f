import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  accountIdRule,
  assertValid,
  type AwsLocation,
  BaseComponent,
  type Children,
  clusterNameOf,
  type ClusterRef,
  definedOnly,
  mapValues,
  physicalName,
  podIdentityTrust,
  policyDocument,
  type Transforms,
} from "../core";
import { ASSUME_TARGET, serviceAccountRules } from "./pure/service-account-rules";
import { planPolicy, type RolePolicySource } from "./pure/workload-policies";
import { issuerTrust } from "./pure/workload-trust";

/** How pods get the role's credentials. */
export type RoleBinding =
  | {
      /** By the agent on the node; EKS knows which account may have which role. */
      readonly kind: "pod-identity";
      /** Role of another account that the pods act under in the end. */
      readonly targetRoleArn?: pulumi.Input<string>;
    }
  | {
      /** By the token of the service account, which carries an annotation. */
      readonly kind: "irsa";
      /** Trust in the cluster's issuer: an {@link OidcTrust}. */
      readonly trust: {
        readonly providerArn: pulumi.Input<string>;
        readonly issuer: pulumi.Input<string>;
      };
    };

/** Children of a {@link ServiceAccountRole} that `transform` reaches, with their arguments. */
export interface ServiceAccountRoleChildren {
  role: aws.iam.RoleArgs;
  policy: aws.iam.RolePolicyArgs;
  policyAttachment: aws.iam.RolePolicyAttachmentArgs;
  association: aws.eks.PodIdentityAssociationArgs;
}

/** Arguments of {@link ServiceAccountRole}. */
export interface ServiceAccountRoleArgs {
  /** Account, region and partition of the cluster. */
  readonly aws: AwsLocation;
  /** The cluster, or its name. */
  readonly cluster: ClusterRef;
  /** Namespace of the service account; it need not exist yet. */
  readonly namespace: string;
  /** The one service account whose pods get the role. */
  readonly serviceAccount: string;
  /** How they get it. @default - Pod Identity, in this account */
  readonly binding?: RoleBinding;
  /** What the role may do, by a short stable key. Plain: the key names resources. */
  readonly policies: Readonly<Record<string, RolePolicySource>>;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<ServiceAccountRoleChildren>;
}

/** The resources of a {@link ServiceAccountRole}. */
export interface ServiceAccountRoleNodes {
  readonly role: aws.iam.Role;
  /** Attached and own policies, by key. */
  readonly policies: Readonly<Record<string, aws.iam.RolePolicyAttachment | aws.iam.RolePolicy>>;
  /** Of Pod Identity only. */
  readonly association: aws.eks.PodIdentityAssociation | undefined;
}

/**
 * An IAM role for the pods of exactly one service account of one cluster, so that nodes need no such
 * rights.
 *
 * Creates
 * 1. the role, whose trust names cluster, namespace and service account;
 * 2. an attachment or an inline policy for each entry of `policies`;
 * 3. the Pod Identity association, or with IRSA nothing more: the service account then carries
 *    `serviceAccountAnnotations`.
 *
 * @example
 * new ServiceAccountRole("dev-dns", {
 *   aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
 *   cluster,
 *   namespace: "external-dns",
 *   serviceAccount: "external-dns",
 *   policies: {
 *     zones: { kind: "dns-records", records: "all", zoneIds: ["Z0123456789EXAMPLE"] },
 *   },
 * });
 *
 * **Cost** none.
 *
 * **Failure modes** pods that ran before the association exists get no credentials until they are
 * restarted. With IRSA a missing annotation leaves pods with the node's identity, which has no
 * rights. `targetRoleArn` works only if the other account's role trusts this one.
 */
export class ServiceAccountRole extends BaseComponent {
  readonly roleArn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  /** What the service account must carry; empty with Pod Identity. */
  readonly serviceAccountAnnotations: Readonly<Record<string, pulumi.Output<string>>>;
  readonly nodes: ServiceAccountRoleNodes;

  constructor(name: string, args: ServiceAccountRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:ServiceAccountRole", name, opts);
    const rules = [accountIdRule(args.aws.accountId), ...serviceAccountRules(args)];
    assertValid(rules, `service account role "${name}"`);
    const children = this.children(args.transform);
    const binding = args.binding ?? POD_IDENTITY;

    const role = createRoleOfPods(name, args, binding, children);
    const policies = createPolicies(name, args, binding, role, children);
    const association =
      binding.kind === "pod-identity"
        ? createAssociation(
            name,
            args,
            binding,
            role,
            children.with({ dependsOn: Object.values(policies) }),
          )
        : undefined;

    this.roleArn = role.arn;
    this.roleName = role.name;
    this.serviceAccountAnnotations =
      binding.kind === "irsa" ? { "eks.amazonaws.com/role-arn": role.arn } : {};
    this.nodes = { role, policies, association };
    this.registerOutputs({ roleArn: this.roleArn, roleName: this.roleName });
  }
}

const POD_IDENTITY: RoleBinding = { kind: "pod-identity" };

function createRoleOfPods(
  name: string,
  args: ServiceAccountRoleArgs,
  binding: RoleBinding,
  children: Children<ServiceAccountRoleChildren>,
): aws.iam.Role {
  const { namespace, serviceAccount } = args;
  const assumeRolePolicy =
    binding.kind === "irsa"
      ? pulumi
          .all([binding.trust.providerArn, binding.trust.issuer])
          .apply(([providerArn, issuer]) => issuerTrust({ providerArn, issuer }, args))
      : clusterNameOf(args.cluster).apply((cluster) => podIdentityTrust(cluster, args.aws, args));
  return children.create("role", aws.iam.Role, `${name}-role`, {
    name: physicalName("iamRole", name),
    description: `Pods of ${namespace}/${serviceAccount}`,
    assumeRolePolicy,
    tags: { Name: name },
  });
}

function createPolicies(
  name: string,
  args: ServiceAccountRoleArgs,
  binding: RoleBinding,
  role: aws.iam.Role,
  children: Children<ServiceAccountRoleChildren>,
): ServiceAccountRoleNodes["policies"] {
  const created = mapValues(args.policies, (source, key) =>
    createPolicy(`${name}-policy-${key}`, key, args, source, role, children),
  );
  if (binding.kind !== "pod-identity" || binding.targetRoleArn === undefined) return created;
  const policy = pulumi.output(binding.targetRoleArn).apply(assumePolicy);
  const policyArgs = { name: ASSUME_TARGET, role: role.name, policy };
  const policyName = `${name}-policy-${ASSUME_TARGET}`;
  return {
    ...created,
    [ASSUME_TARGET]: children.create("policy", aws.iam.RolePolicy, policyName, policyArgs),
  };
}

function createPolicy(
  name: string,
  key: string,
  { aws: location, cluster }: ServiceAccountRoleArgs,
  source: RolePolicySource,
  role: aws.iam.Role,
  children: Children<ServiceAccountRoleChildren>,
): aws.iam.RolePolicyAttachment | aws.iam.RolePolicy {
  // The kind of a policy does not depend on the cluster, only its text does.
  const kind = planPolicy(source, location, "");
  if (kind.kind === "attached") {
    const attachment = { role: role.name, policyArn: kind.policyArn };
    return children.create("policyAttachment", aws.iam.RolePolicyAttachment, name, attachment);
  }
  const policy = clusterNameOf(cluster).apply((clusterName) => {
    const planned = planPolicy(source, location, clusterName);
    return policyDocument(planned.kind === "inline" ? planned.statements : []);
  });
  return children.create("policy", aws.iam.RolePolicy, name, {
    name: key,
    role: role.name,
    policy,
  });
}

function createAssociation(
  name: string,
  { aws: { region }, cluster, namespace, serviceAccount }: ServiceAccountRoleArgs,
  { targetRoleArn }: Extract<RoleBinding, { kind: "pod-identity" }>,
  role: aws.iam.Role,
  children: Children<ServiceAccountRoleChildren>,
): aws.eks.PodIdentityAssociation {
  return children.create(
    "association",
    aws.eks.PodIdentityAssociation,
    `${name}-identity`,
    definedOnly({
      region,
      clusterName: clusterNameOf(cluster),
      namespace,
      serviceAccount,
      roleArn: role.arn,
      targetRoleArn,
      tags: { Name: name },
    }),
  );
}

/** The role of the other account, and nothing else of that account. */
function assumePolicy(targetRoleArn: string): string {
  return policyDocument([
    {
      Sid: "ActInOtherAccount",
      Effect: "Allow",
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Resource: targetRoleArn,
    },
  ]);
}
