import type { ValidationRule } from "../../core/pure/validate";
import { ADDON_NAMES, type AddonSetting, type AddonSettings, isNeededByNodes } from "./addons";
import type { ClusterCompute } from "./cluster-settings";

/** Names of add-ons in the EKS API. */
const ADDON_NAME = /^[a-z0-9][a-z0-9_-]{0,99}$/;

/** Versions as EKS lists them. */
const ADDON_VERSION = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

/** What must not hold of the settings of add-ons. */
export function addonRules(
  addons: AddonSettings,
  compute: ClusterCompute,
): readonly ValidationRule[] {
  return Object.entries(addons).flatMap(([name, setting]) => [
    {
      when: !ADDON_NAME.test(name),
      path: `addons.${name}`,
      problem: "is not the name of an add-on",
      got: name,
      fix: `name it as EKS does; every cluster has ${ADDON_NAMES.join(", ")}`,
    },
    {
      when: setting === "off" && isNeededByNodes(name) && compute.kind === "pools",
      path: `addons.${name}`,
      problem: "cannot be off, because no node becomes ready without it",
      got: setting,
      fix: "leave it out, or change its configuration",
    },
    ...(setting === "off" ? [] : settingRules(`addons.${name}`, setting)),
  ]);
}

function settingRules(
  path: string,
  { version, identity }: Exclude<AddonSetting, "off">,
): readonly ValidationRule[] {
  return [
    {
      when: version !== undefined && !ADDON_VERSION.test(version),
      path: `${path}.version`,
      problem: "is not the version of an EKS add-on",
      got: version,
      fix: 'write it as EKS lists it: "v1.21.1-eksbuild.3"',
    },
    {
      when: identity?.policy.startsWith("arn:") === true,
      path: `${path}.identity.policy`,
      problem: "is an ARN",
      got: identity?.policy,
      fix: 'write the path of a policy that AWS maintains: "service-role/AmazonEFSCSIDriverPolicy"',
    },
  ];
}
