import { addonVersionFor } from "../../core/pure/compatibility";
import { managedPolicyArn, podIdentityTrust, policyDocument } from "../../core/pure/iam-policy";
import { physicalName } from "../../core/pure/physical-name";
import { isPlainObject } from "../../core/pure/plain-object";
import type { AwsLocation } from "../../core/pure/aws-location";
import type { RolePlan } from "./cluster-policies";
import type { ClusterAddressing, ClusterCompute } from "./cluster-settings";
import { cniConfiguration, type EniConfigs } from "./pod-networking";

/** What an add-on needs, and why it is there. */
interface AddonDefinition {
  /** Before nodes: a node that joins without it never becomes ready. */
  readonly phase: AddonPhase;
  /** True where Auto Mode has it built in, outside the cluster. */
  readonly inAutoMode: boolean;
  /** Settings in the add-on's own schema. */
  readonly configuration?: AddonConfiguration;
  readonly identity?: AddonAccount;
}

/** When an add-on can run. */
export type AddonPhase = "before-nodes" | "with-nodes";

/** Settings of an add-on, in its own schema. */
export type AddonConfiguration = Readonly<Record<string, unknown>>;

/** The service account under which an add-on calls AWS, and what it may do. */
export interface AddonAccount {
  /** @default "kube-system" */
  readonly namespace?: string;
  readonly serviceAccount: string;
  /** Name of a policy that AWS maintains, with its path. */
  readonly policy: string;
}

/** The add-ons of every cluster, installed and patched by EKS. */
const ADDONS = {
  // Gives pods addresses of the VPC; enforces NetworkPolicy, without which default-deny is only text.
  "vpc-cni": {
    phase: "before-nodes",
    inAutoMode: true,
    identity: { serviceAccount: "aws-node", policy: "AmazonEKS_CNI_Policy" },
  },
  // The CNI itself reaches the API server through a Service address.
  "kube-proxy": { phase: "before-nodes", inAutoMode: true },
  // Hands out the CNI's credentials on the node.
  "eks-pod-identity-agent": { phase: "before-nodes", inAutoMode: true },
  // Replicas follow the size of the cluster: the two of the default saturate first.
  coredns: {
    phase: "with-nodes",
    inAutoMode: true,
    configuration: { autoScaling: { enabled: true } },
  },
  // CPU and memory for autoscalers.
  "metrics-server": { phase: "with-nodes", inAutoMode: false },
  // Volumes; the second version of the policy is confined to volumes of the driver.
  "aws-ebs-csi-driver": {
    phase: "with-nodes",
    inAutoMode: true,
    identity: { serviceAccount: "ebs-csi-controller-sa", policy: "AmazonEBSCSIDriverPolicyV2" },
  },
  // Reports failures that the kubelet does not see, so that node repair can act on them.
  "eks-node-monitoring-agent": { phase: "with-nodes", inAutoMode: true },
} as const satisfies Record<string, AddonDefinition>;

/** Name of an add-on that every cluster has. */
export type AddonName = keyof typeof ADDONS;

/** How one add-on differs from the cluster's default. */
export type AddonSetting =
  | "off"
  | {
      /** Exact version. @default - the table's build for the minor, else EKS's default, kept */
      readonly version?: string;
      /** Settings in the add-on's schema, over ours key by key, in groups such as `env` too. */
      readonly configuration?: AddonConfiguration;
      /** Service account that calls AWS. @default - the known add-on's own, else none */
      readonly identity?: AddonAccount;
    };

/** Settings by the add-on's name in the EKS API; a name that is not ours is installed besides. */
export type AddonSettings = Readonly<Record<string, AddonSetting>>;

/** Names of all add-ons, in the order of installation. */
export const ADDON_NAMES: readonly AddonName[] = Object.keys(ADDONS).filter(isAddonName);

/** True for an add-on that every cluster has; narrows the type. */
export function isAddonName(name: string): name is AddonName {
  return Object.hasOwn(ADDONS, name);
}

/** True for an add-on without which no node becomes ready. */
export function isNeededByNodes(name: string): boolean {
  return isAddonName(name) && ADDONS[name].phase === "before-nodes";
}

/** One add-on, fully decided. */
export interface AddonPlan {
  readonly addonName: string;
  readonly phase: AddonPhase;
  readonly version: string | undefined;
  /** As an object; the CNI's may hold ids that become known later. */
  readonly configuration: AddonConfiguration | undefined;
  readonly identity: AddonIdentity | undefined;
}

/** The role of an add-on's service account. */
export interface AddonIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly role: RolePlan;
  /** Policy of the role's own, where AWS maintains none. */
  readonly inlinePolicy?: string;
}

/** What decides about the add-ons of a cluster. */
export interface AddonInput {
  readonly clusterName: string;
  readonly aws: AwsLocation;
  readonly version: string;
  readonly compute: ClusterCompute;
  readonly addressing: ClusterAddressing;
  readonly addons: AddonSettings;
}

/**
 * Every add-on of a cluster: ours that the compute leaves to us, then those asked for besides. What
 * Auto Mode has built in serves its own machines only: pools beside it need the add-ons, by name.
 */
export function planAddons(input: AddonInput): readonly AddonPlan[] {
  const ours = ADDON_NAMES.filter(
    (name) =>
      input.compute.kind === "pools" ||
      !ADDONS[name].inAutoMode ||
      Object.hasOwn(input.addons, name),
  );
  const others = Object.keys(input.addons).filter((name) => !isAddonName(name));
  return [...ours, ...others].flatMap((name) => {
    const setting = input.addons[name] ?? {};
    return setting === "off" ? [] : [planAddon(name, setting, input)];
  });
}

function planAddon(
  addonName: string,
  setting: Exclude<AddonSetting, "off">,
  input: AddonInput,
): AddonPlan {
  const known: AddonDefinition | undefined = isAddonName(addonName) ? ADDONS[addonName] : undefined;
  const planned = addonName === "vpc-cni" ? cniOf(input) : known?.configuration;
  const account = setting.identity ?? known?.identity;
  return {
    addonName,
    phase: known?.phase ?? "with-nodes",
    version: setting.version ?? addonVersionFor(addonName, input.version),
    configuration:
      planned === undefined && setting.configuration === undefined
        ? undefined
        : overlaid(planned ?? {}, setting.configuration ?? {}),
    identity: account && planIdentity(addonName, account, input),
  };
}

/** Groups such as `env` are joined, so that one variable more does not drop those that we set. */
function overlaid(ours: AddonConfiguration, theirs: AddonConfiguration): AddonConfiguration {
  const joined = Object.entries(theirs).map(([key, value]) => {
    const own = ours[key];
    return [key, isPlainObject(own) && isPlainObject(value) ? overlaid(own, value) : value];
  });
  return { ...ours, ...Object.fromEntries(joined) };
}

/** The CNI's settings as a record: what the add-on reads is open-ended. */
function cniOf({ compute, aws }: AddonInput): AddonConfiguration {
  const networking = compute.kind === "pools" ? (compute.networking ?? {}) : {};
  return { ...cniConfiguration(networking, aws.region) };
}

/** True for settings that hold ids of subnets, which may become known later. */
export function holdsSubnets(
  configuration: AddonConfiguration,
): configuration is AddonConfiguration & { readonly eniConfig: EniConfigs } {
  return "eniConfig" in configuration;
}

function planIdentity(
  addonName: string,
  { namespace = "kube-system", serviceAccount, policy }: AddonAccount,
  { clusterName, aws, addressing }: AddonInput,
): AddonIdentity {
  // The policy that AWS maintains for the CNI knows IPv4 only.
  const isIpv6Cni = addonName === "vpc-cni" && addressing.family === "ipv6";
  return {
    namespace,
    serviceAccount,
    role: {
      roleName: physicalName("iamRole", clusterName, addonName),
      trustPolicy: podIdentityTrust(clusterName, aws, { namespace, serviceAccount }),
      policyArns: isIpv6Cni ? {} : { addon: managedPolicyArn(aws, policy) },
    },
    ...(isIpv6Cni ? { inlinePolicy: cniIpv6Policy(aws) } : {}),
  };
}

/**
 * What the CNI does with IPv6 (EKS user guide, "Configure Amazon VPC CNI plugin to use IRSA", IPv6
 * policy), confined to interfaces of this account and region. Describing has no resource level.
 */
function cniIpv6Policy({ accountId, partition, region }: AwsLocation): string {
  const interfaces = `arn:${partition}:ec2:${region}:${accountId}:network-interface/*`;
  return policyDocument([
    {
      Sid: "AssignAddresses",
      Effect: "Allow",
      Action: ["ec2:AssignIpv6Addresses", "ec2:CreateTags"],
      Resource: interfaces,
    },
    {
      Sid: "FindInterfaces",
      Effect: "Allow",
      Action: [
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeInstances",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeTags",
      ],
      Resource: "*",
    },
  ]);
}
