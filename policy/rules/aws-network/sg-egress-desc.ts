import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { awsVpc } from "../../rule/frameworks";
import {
  directionOf,
  inlineRules,
  SECURITY_GROUP_TYPES,
  SEPARATE_RULE_TYPES,
} from "../../world/aws/group-rules";
import { openRange, type OpenRange, openSources, readRule } from "../../world/aws/ingress-rules";
import { integers } from "../../rule/parameters";
import { isAnyOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

/** The default group of a VPC, which should be closed and has no description. */
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

/** Missing descriptions, and the default texts of tools. */
const NO_DESCRIPTION = /^\s*$|^managed by (?:pulumi|terraform)$/i;

/** Ports of the web, whose addresses cannot be listed. */
const WEB = [80, 443];

/** Open egress lets data leave; a rule without a description is never removed, as its purpose is not known. */
export const sgEgressDesc = resourceRule({
  id: "sg-egress-desc",
  topic: "aws-network",
  severity: "low",
  description:
    "A security group limits outbound traffic, and the group and its rules have descriptions.",
  remediation:
    "Name the networks or groups that may be reached, and give the group and each of its rules a " +
    "description.",
  frameworks: [
    awsVpc("security groups", "Limit outbound traffic and describe groups and their rules"),
  ],
  checks: {
    description: "The group and each of its rules have a description.",
    egress: "Outbound traffic to the whole internet is limited to the allowed ports.",
  },
  parameters: {
    allowedPorts: integers("Ports that may be reached anywhere on the internet.", WEB),
  },
  appliesTo: isAnyOf(SECURITY_GROUP_TYPES, SEPARATE_RULE_TYPES),
  check(resource, findings, { settings }) {
    const isGroup = SECURITY_GROUP_TYPES.has(resource.resource.type);
    const ingress = isGroup ? inlineRules(resource, "ingress") : [];
    const egress = isGroup ? inlineRules(resource, "egress") : outgoing(resource);
    const rules = isGroup ? [...ingress, ...egress] : [resource];
    if (isGroup) checkGroupDescription(resource, findings.of("description"));
    for (const rule of rules) checkRuleDescription(rule, findings.of("description"));
    for (const rule of egress) checkEgress(rule, settings.allowedPorts, findings.of("egress"));
  },
});

function outgoing(rule: Field): readonly Field[] {
  return directionOf(rule) === "egress" ? [rule] : [];
}

function checkGroupDescription(group: Field, findings: Findings): void {
  if (group.resource.type === DEFAULT_GROUP) return;
  checkDescription(groupDescription(group), "the security group has no description", findings);
}

function checkRuleDescription(rule: Field, findings: Findings): void {
  if (!rule.isReadable) findings.notEvaluated(rule);
  else {
    checkDescription(
      rule.get("description"),
      "the security group rule has no description",
      findings,
    );
  }
}

function groupDescription(group: Field): Field {
  const native = group.get("groupDescription");
  return native.isSet ? native : group.get("description");
}

function checkDescription(description: Field, message: string, findings: Findings): void {
  const describes = (value: unknown) => !NO_DESCRIPTION.test(String(value ?? ""));
  findings.require(description, describes, message);
}

function checkEgress(rule: Field, allowed: readonly number[], findings: Findings): void {
  if (!rule.isReadable) return;
  const parsed = readRule(rule);
  // A rule without a protocol is for all protocols.
  const range = parsed.protocol.isSet ? openRange(parsed) : EVERYTHING;
  if (range === undefined || isAllowed(range, allowed)) return;
  for (const target of openSources(parsed)) {
    const unreadable = [target, ...range.unreadable].find((field) => !field.isReadable);
    if (unreadable !== undefined) findings.notEvaluated(unreadable);
    else findings.fail(target, "the rule allows outbound traffic to the whole internet");
  }
}

const EVERYTHING: OpenRange = { first: 0, last: 65_535, udp: false, unreadable: [] };

function isAllowed({ first, last, udp }: OpenRange, allowed: readonly number[]): boolean {
  const inside = new Set(allowed.filter((port) => first <= port && port <= last));
  return !udp && inside.size === last - first + 1;
}
