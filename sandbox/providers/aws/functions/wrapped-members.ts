import { isProperties } from "../../properties";
import type { Properties } from "../../properties";

/** Names under which functions list what a resource has once, by the resource's own name. */
const LISTED: Readonly<Record<string, string>> = {
  accessConfig: "accessConfigs",
  computeConfig: "computeConfigs",
  controlPlaneScalingConfig: "controlPlaneScalingConfigs",
  kubernetesNetworkConfig: "kubernetesNetworkConfigs",
  outpostConfig: "outpostConfigs",
  remoteNetworkConfig: "remoteNetworkConfigs",
  storageConfig: "storageConfigs",
  upgradePolicy: "upgradePolicies",
  zonalShiftConfig: "zonalShiftConfigs",
  launchTemplate: "launchTemplates",
  remoteAccess: "remoteAccesses",
  scalingConfig: "scalingConfigs",
  updateConfig: "updateConfigs",
};

/** The provider's functions show as lists of one what its resources have as objects. */
export function wrapMembers(outputs: Properties): Properties {
  const entries = Object.entries(outputs).map(([key, value]) => {
    const listed = LISTED[key];
    return listed !== undefined && isProperties(value) ? [listed, [value]] : [key, value];
  });
  return Object.fromEntries(entries);
}
