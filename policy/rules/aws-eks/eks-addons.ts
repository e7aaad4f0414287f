import { addonPin, minorNumber } from "../../../components/core/pure/compatibility";
import { ADDON_TYPES, AddonConfiguration, NETWORK_ADDON } from "../../world/aws/addons";
import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, eksBestPractices } from "../../rule/frameworks";
import { flag } from "../../rule/parameters";
import { isFalse, isFilled, isTrue } from "../../rule/predicates";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { POD_IDENTITY_TYPES } from "../../world/aws/workload-identity";
import type { World } from "../../world/world";

const STORAGE_ADDON = "aws-ebs-csi-driver";

/** The service account under which the driver calls AWS. */
const STORAGE_ACCOUNT = "ebs-csi-controller-sa";

/** The add-on whose minor version must equal that of the cluster. */
const PROXY_ADDON = "kube-proxy";

/** EKS updates an add-on without a version at any time; a driver without a role uses the node's. */
export const eksAddons = stackRule({
  id: "eks-addons",
  topic: "aws-eks",
  severity: "medium",
  description:
    "The VPC CNI is a managed add-on that enforces network policies, add-ons are pinned to builds " +
    "for the cluster's version, and the EBS CSI driver has its own IAM role.",
  remediation:
    'Declare the add-on vpc-cni with enableNetworkPolicy "true" in its configuration, set ' +
    "addonVersion to the build for the cluster's minor version, and give aws-ebs-csi-driver a role " +
    "by a Pod Identity association.",
  frameworks: [
    cisEks("4.3.1", "Ensure that the CNI in use supports network policies"),
    cisEks("5.4.4", "Ensure network policy is enabled"),
    eksBestPractices("upgrades", "Manage add-ons by EKS, at versions that match the cluster"),
  ],
  checks: {
    "network-addon": "The VPC CNI is a managed add-on of the cluster.",
    "network-policy": "The VPC CNI enforces network policies.",
    "pinned-version": "Add-ons name the version that they run.",
    "proxy-version": "kube-proxy has the minor version of the cluster.",
    "storage-role": "The EBS CSI driver has its own IAM role.",
  },
  parameters: {
    pinAll: flag("Whether add-ons without a known build for the cluster must be pinned too.", {
      dev: false,
      prod: false,
    }),
  },
  appliesTo: isAnyOf(EKS_CLUSTER_TYPES, ADDON_TYPES, POD_IDENTITY_TYPES),
  check(world, findings, { settings }) {
    for (const cluster of world.eksClusters) {
      checkNetworking(cluster, world, findings.of("network-addon"));
    }
    for (const addon of world.of(ADDON_TYPES)) {
      const [cluster] = world.eksClustersOf(addon.get("clusterName"));
      checkPin(addon, cluster, settings.pinAll, findings.of("pinned-version"));
      checkProxy(addon, cluster, findings.of("proxy-version"));
      checkPolicySwitch(addon, findings.of("network-policy"));
      checkStorageRole(addon, cluster, world, findings.of("storage-role"));
    }
  },
});

/** A cluster without the add-on runs the unmanaged CNI that EKS installs by default. */
function checkNetworking(cluster: Field, world: World, findings: Findings): void {
  if (isTrue(cluster.get("computeConfig", "enabled").value)) return;
  const addons = world.eksClusterParts(cluster, ADDON_TYPES).map((addon) => addon.get("addonName"));
  if (addons.some((name) => name.value === NETWORK_ADDON)) return;
  const unmanaged = cluster.get("bootstrapSelfManagedAddons");
  const unreadable = [...addons, unmanaged].find((field) => !field.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (isFalse(unmanaged.value)) {
    findings.notEvaluated(unmanaged, `not part of the stack: add-on ${NETWORK_ADDON}`);
  } else {
    findings.fail(
      cluster.get("name"),
      `the cluster has no add-on ${NETWORK_ADDON}, so it runs the unmanaged CNI`,
    );
  }
}

function checkPolicySwitch(addon: Field, findings: Findings): void {
  if (addon.get("addonName").value !== NETWORK_ADDON) return;
  const configuration = new AddonConfiguration(addon);
  const { field } = configuration;
  if (!field.isReadable) findings.notEvaluated(field);
  else if (!configuration.isOn("enableNetworkPolicy")) {
    findings.fail(field, "the add-on does not enforce network policies (enableNetworkPolicy)");
  }
}

function checkPin(
  addon: Field,
  cluster: Field | undefined,
  pinAll: boolean,
  findings: Findings,
): void {
  const name = addon.get("addonName").text;
  const isPinnable = name !== undefined && addonPin(name, `1.${minorOf(cluster)}`) !== undefined;
  if (!pinAll && !isPinnable) return;
  findings.require(addon.get("addonVersion"), isFilled, "the add-on does not name a version");
}

function checkProxy(addon: Field, cluster: Field | undefined, findings: Findings): void {
  if (addon.get("addonName").value !== PROXY_ADDON) return;
  const version = addon.get("addonVersion");
  const [own, expected] = [minorNumber(version.text ?? ""), minorOf(cluster)];
  if (own === undefined || expected === undefined || own === expected) return;
  findings.fail(version, "kube-proxy has another minor version than the cluster");
}

function minorOf(cluster: Field | undefined): number | undefined {
  return minorNumber(cluster?.get("version").text ?? "");
}

function checkStorageRole(
  addon: Field,
  cluster: Field | undefined,
  world: World,
  findings: Findings,
): void {
  if (addon.get("addonName").value !== STORAGE_ADDON) return;
  const role = addon.get("serviceAccountRoleArn");
  const inline = addon.get("podIdentityAssociations");
  const associations =
    cluster === undefined
      ? world.of(POD_IDENTITY_TYPES)
      : world.eksClusterParts(cluster, POD_IDENTITY_TYPES);
  const accounts = associations.map((part) => part.get("serviceAccount"));
  if (role.isSet || inline.items().length > 0) return;
  if (accounts.some(({ value }) => value === STORAGE_ACCOUNT)) return;
  const unreadable = accounts.find((account) => !account.isReadable);
  if (unreadable === undefined)
    findings.fail(role, "the EBS CSI driver uses the IAM role of its node");
  else findings.notEvaluated(role, `unknown value at ${unreadable.path} of an association`);
}
