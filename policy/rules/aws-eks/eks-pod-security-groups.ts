import { ADDON_TYPES, AddonConfiguration, NETWORK_ADDON } from "../../world/aws/addons";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

const DAEMON_SETS = typesOf("kubernetes:apps/v1:DaemonSet");

/** The DNS cache that runs on every node, by the name of its DaemonSet. */
const LOCAL_DNS = /node-?local-?dns/;

/** In strict mode, traffic bypasses the node, and with it network policies and the local DNS cache. */
export const eksPodSecurityGroups = stackRule({
  id: "eks-pod-security-groups",
  topic: "aws-eks",
  severity: "medium",
  description:
    "Security groups for pods use the standard mode where network policies are enforced or a DNS " +
    "cache runs on the nodes.",
  remediation:
    'Set POD_SECURITY_GROUP_ENFORCING_MODE to "standard" in the configuration of vpc-cni.',
  frameworks: [
    eksBestPractices("networking: security groups for pods", "Use the standard enforcing mode"),
  ],
  parameters: {},
  appliesTo: (type) => ADDON_TYPES.has(type) || DAEMON_SETS.has(type),
  check(world, findings) {
    const hasLocalDns = world.of(DAEMON_SETS).some(({ resource }) => LOCAL_DNS.test(resource.name));
    for (const addon of world.eksAddons(NETWORK_ADDON)) checkMode(addon, hasLocalDns, findings);
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
  const bypassed = [
    ...(configuration.isOn("enableNetworkPolicy") ? ["network policies"] : []),
    ...(hasLocalDns ? ["the DNS cache of the node"] : []),
  ];
  const mode = configuration.variable("POD_SECURITY_GROUP_ENFORCING_MODE");
  if (isUsed && bypassed.length > 0 && mode !== "standard") {
    findings.fail(field, `traffic of pods with security groups bypasses ${bypassed.join(" and ")}`);
  }
}
