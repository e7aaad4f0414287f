import {
  ADDON_TYPES,
  AddonConfiguration,
  addonsNamed,
  NETWORK_ADDON,
} from "../../world/aws/addons";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

const DAEMON_SETS = typesOf("kubernetes:apps/v1:DaemonSet");

/** The cache of names that every node has, by the name of its DaemonSet. */
const LOCAL_DNS = /node-?local-?dns/;

/** In strict mode traffic passes by the node, and with it by network policies and the local cache. */
export const eksPodSecurityGroups = stackRule({
  id: "eks-pod-security-groups",
  topic: "aws-eks",
  severity: "medium",
  description:
    "Security groups for pods run in standard mode where network policies or a DNS cache on the " +
    "node are in use.",
  remediation:
    'Set POD_SECURITY_GROUP_ENFORCING_MODE to "standard" in the configuration of vpc-cni.',
  frameworks: [
    eksBestPractices("networking: security groups for pods", "Use the standard enforcing mode"),
  ],
  parameters: {},
  appliesTo: (type) => ADDON_TYPES.has(type) || DAEMON_SETS.has(type),
  check(world, findings) {
    const index = world;
    const hasLocalDns = index.of(DAEMON_SETS).some(({ resource }) => LOCAL_DNS.test(resource.name));
    for (const addon of addonsNamed(NETWORK_ADDON, index)) checkMode(addon, hasLocalDns, findings);
  },
});

function checkMode(addon: Field, hasLocalDns: boolean, findings: Findings): void {
  const configuration = new AddonConfiguration(addon);
  const { field } = configuration;
  if (!field.isReadable) {
    findings.notEvaluated(field);
    return;
  }
  const isUsed = configuration.variable("ENABLE_POD_ENI") === "true";
  const needsStandard = hasLocalDns || configuration.isOn("enableNetworkPolicy");
  const mode = configuration.variable("POD_SECURITY_GROUP_ENFORCING_MODE");
  if (isUsed && needsStandard && mode !== "standard") {
    findings.fail(field, "pods with security groups of their own escape network policies");
  }
}
