import { physicalName } from "../../core/pure/physical-name";
import type { ValidationRule } from "../../core/pure/validate";
import type { AwsLocation } from "../../core/pure/aws-location";
import { managedPolicyArn, policyDocument, type RolePlan } from "./cluster-policies";

/** What an add-on needs, and why it is there. */
interface AddonDefinition {
  /** Before nodes: a node that joins without it never becomes ready. */
  readonly phase: "before-nodes" | "with-nodes";
  /** Settings in the add-on's own schema. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Managed policy and service account, where the add-on calls AWS. */
  readonly identity?: { readonly serviceAccount: string; readonly policy: string };
}

/** The add-ons of every cluster, installed and patched by EKS. */
const ADDONS = {
  // Gives pods addresses of the VPC; enforces NetworkPolicy, without which default-deny is only text.
  "vpc-cni": {
    phase: "before-nodes",
    configuration: { enableNetworkPolicy: "true" },
    identity: { serviceAccount: "aws-node", policy: "AmazonEKS_CNI_Policy" },
  },
  // The CNI itself reaches the API server through a Service address.
  "kube-proxy": { phase: "before-nodes" },
  // Hands out the CNI's credentials on the node.
  "eks-pod-identity-agent": { phase: "before-nodes" },
  // Replicas follow the size of the cluster: the two of the default saturate first.
  coredns: { phase: "with-nodes", configuration: { autoScaling: { enabled: true } } },
  // CPU and memory for autoscalers.
  "metrics-server": { phase: "with-nodes" },
  // Volumes; the second version of the policy is confined to volumes of the driver.
  "aws-ebs-csi-driver": {
    phase: "with-nodes",
    identity: { serviceAccount: "ebs-csi-controller-sa", policy: "AmazonEBSCSIDriverPolicyV2" },
  },
  // Reports failures that the kubelet does not see, so that node repair can act on them.
  "eks-node-monitoring-agent": { phase: "with-nodes" },
} as const satisfies Record<string, AddonDefinition>;

/** Name of an add-on in the EKS API. */
export type AddonName = keyof typeof ADDONS;

/** Exact versions by add-on; the rest get the default of the cluster's minor. */
export type AddonVersions = Readonly<Partial<Record<AddonName, string>>>;

/** Names of all add-ons, in the order of installation. */
export const ADDON_NAMES: readonly AddonName[] = Object.keys(ADDONS).filter(isAddonName);

/** One add-on, fully decided. */
export interface AddonPlan {
  readonly addonName: AddonName;
  readonly phase: AddonDefinition["phase"];
  readonly version: string | undefined;
  /** JSON, as EKS takes it. */
  readonly configurationValues: string | undefined;
  readonly identity: AddonIdentity | undefined;
}

/** The role of an add-on's service account. */
export interface AddonIdentity {
  readonly namespace: "kube-system";
  readonly serviceAccount: string;
  readonly role: RolePlan;
}

/** Every add-on of a cluster. */
export function planAddons(
  clusterName: string,
  aws: AwsLocation,
  versions: AddonVersions,
): readonly AddonPlan[] {
  return ADDON_NAMES.map((addonName) => {
    const { phase, configuration, identity }: AddonDefinition = ADDONS[addonName];
    return {
      addonName,
      phase,
      version: versions[addonName],
      configurationValues: configuration && JSON.stringify(configuration),
      identity: identity && planIdentity(clusterName, aws, addonName, identity),
    };
  });
}

/** What must not hold of pinned versions. */
export function addonVersionRules(versions: AddonVersions): readonly ValidationRule[] {
  return Object.entries(versions).flatMap(([name, version]) => [
    {
      when: !isAddonName(name),
      path: `addonVersions.${name}`,
      problem: "is not an add-on of the cluster",
      got: name,
      fix: `choose from ${ADDON_NAMES.join(", ")}`,
    },
    {
      when: !/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version),
      path: `addonVersions.${name}`,
      problem: "is not the version of an EKS add-on",
      got: version,
      fix: 'write it as EKS lists it: "v1.21.1-eksbuild.3"',
    },
  ]);
}

function isAddonName(name: string): name is AddonName {
  return Object.hasOwn(ADDONS, name);
}

function planIdentity(
  clusterName: string,
  aws: AwsLocation,
  addonName: AddonName,
  { serviceAccount, policy }: NonNullable<AddonDefinition["identity"]>,
): AddonIdentity {
  const namespace = "kube-system";
  return {
    namespace,
    serviceAccount,
    role: {
      roleName: physicalName("iamRole", clusterName, addonName),
      trustPolicy: podIdentityTrust(clusterName, aws, namespace, serviceAccount),
      policyArns: { addon: managedPolicyArn(aws, policy) },
    },
  };
}

/** Only this service account of this cluster; an association made elsewhere cannot use the role. */
function podIdentityTrust(
  clusterName: string,
  { accountId, partition, region }: AwsLocation,
  namespace: string,
  serviceAccount: string,
): string {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "aws:RequestTag/eks-cluster-arn": `arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`,
          "aws:RequestTag/kubernetes-namespace": namespace,
          "aws:RequestTag/kubernetes-service-account": serviceAccount,
        },
      },
    },
  ]);
}
