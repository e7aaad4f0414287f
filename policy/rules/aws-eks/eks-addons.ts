import { addonPin, minorNumber } from "../../../components/core/pure/compatibility";
import {
  ADDON_TYPES,
  AddonConfiguration,
  addonsOf,
  allClusters,
  belongsTo,
  NETWORK_ADDON,
} from "../../world/aws/addons";
import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, eksBestPractices } from "../../rule/frameworks";
import { flag } from "../../rule/parameters";
import { isFalse, isFilled, isTrue } from "../../rule/predicates";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { POD_IDENTITY_TYPES } from "../../world/aws/workload-identity";

const STORAGE_ADDON = "aws-ebs-csi-driver";

/** The service account under which the driver calls AWS. */
const STORAGE_ACCOUNT = "ebs-csi-controller-sa";

/** The add-on whose minor is the cluster's own. */
const PROXY_ADDON = "kube-proxy";

/** What is not pinned moves on a day of its own, and what has no role uses the node's. */
export const eksAddons = stackRule({
  id: "eks-addons",
  topic: "aws-eks",
  severity: "medium",
  description:
    "The VPC CNI enforces network policies, add-ons are pinned to builds that fit the cluster, and " +
    "the EBS driver has a role of its own.",
  remediation:
    'Set enableNetworkPolicy to "true" in the configuration of vpc-cni, addonVersion to the build ' +
    "for the cluster's minor, and give aws-ebs-csi-driver a role by Pod Identity.",
  frameworks: [
    cisEks("4.3.1", "Ensure that the CNI in use supports network policies"),
    cisEks("5.4.4", "Ensure network policy is enabled"),
    eksBestPractices("upgrades", "Manage add-ons by EKS, at versions that match the cluster"),
  ],
  parameters: {
    pinAll: flag("Pin add-ons too for which no build of the cluster's minor is known here.", {
      dev: false,
      prod: false,
    }),
  },
  appliesTo: isAnyOf(EKS_CLUSTER_TYPES, ADDON_TYPES, POD_IDENTITY_TYPES),
  check(world, findings, { settings }) {
    const index = world;
    const clusters = allClusters(index);
    for (const cluster of clusters) checkNetworking(cluster, index, findings);
    for (const addon of index.of(ADDON_TYPES)) {
      const cluster = clusters.find((candidate) => belongsTo(addon, candidate, index));
      checkVersion(addon, cluster, settings.pinAll, findings);
      checkPolicySwitch(addon, findings);
      checkStorageRole(addon, cluster, index, findings);
    }
  },
});

/** A cluster without the add-on runs the CNI that EKS installs unmanaged, unless told not to. */
function checkNetworking(cluster: Field, index: ResourceIndex, findings: Findings): void {
  if (isTrue(cluster.get("computeConfig", "enabled").value)) return;
  const addons = addonsOf(cluster, index).map((addon) => addon.get("addonName"));
  if (addons.some((name) => name.value === NETWORK_ADDON)) return;
  const unmanaged = cluster.get("bootstrapSelfManagedAddons");
  const unreadable = [...addons, unmanaged].find((field) => !field.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (isFalse(unmanaged.value)) {
    findings.notEvaluated(unmanaged, `not part of the stack: add-on ${NETWORK_ADDON}`);
  } else {
    findings.fail(cluster.get("name"), `the cluster has no add-on ${NETWORK_ADDON}`);
  }
}

function checkPolicySwitch(addon: Field, findings: Findings): void {
  if (addon.get("addonName").value !== NETWORK_ADDON) return;
  const configuration = new AddonConfiguration(addon);
  const { field } = configuration;
  if (!field.isReadable) findings.notEvaluated(field);
  else if (!configuration.isOn("enableNetworkPolicy")) {
    findings.fail(field, "network policies are not enforced");
  }
}

function checkVersion(
  addon: Field,
  cluster: Field | undefined,
  pinAll: boolean,
  findings: Findings,
): void {
  const version = addon.get("addonVersion");
  const name = addon.get("addonName").text;
  const minor = minorNumber(cluster?.get("version").text ?? "");
  const isPinnable = name !== undefined && addonPin(name, `1.${minor}`) !== undefined;
  if (pinAll || isPinnable) findings.require(version, isFilled, "the add-on names no version");
  const own = minorNumber(version.text ?? "");
  if (name === PROXY_ADDON && own !== undefined && minor !== undefined && own !== minor) {
    findings.fail(version, "the proxy is of another minor than the cluster");
  }
}

function checkStorageRole(
  addon: Field,
  cluster: Field | undefined,
  index: ResourceIndex,
  findings: Findings,
): void {
  if (addon.get("addonName").value !== STORAGE_ADDON) return;
  const role = addon.get("serviceAccountRoleArn");
  const inline = addon.get("podIdentityAssociations");
  const accounts = index
    .of(POD_IDENTITY_TYPES)
    .filter((part) => cluster === undefined || belongsTo(part, cluster, index))
    .map((part) => part.get("serviceAccount"));
  if (role.isSet || inline.items().length > 0) return;
  if (accounts.some(({ value }) => value === STORAGE_ACCOUNT)) return;
  const unreadable = accounts.find((account) => !account.isReadable);
  if (unreadable === undefined) findings.fail(role, "the driver uses the role of its node");
  else findings.notEvaluated(role, `unknown value at ${unreadable.path} of an association`);
}
