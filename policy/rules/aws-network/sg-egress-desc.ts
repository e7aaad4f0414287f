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

/** A closed group, which nothing is a member of and no one describes. */
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

/** What the tools write where nobody describes a group. */
const NO_DESCRIPTION = /^\s*$|^managed by (?:pulumi|terraform)$/i;

/** Ports of the web, which cannot be told by address. */
const WEB = [80, 443];

/** What may call anywhere carries data out; what nobody describes, nobody dares to remove. */
export const sgEgressDesc = resourceRule({
  id: "sg-egress-desc",
  topic: "aws-network",
  severity: "low",
  description: "A security group does not let everything out, and every part of it says what for.",
  remediation:
    "Name the networks or groups that are called, and give the group and each of its rules a " +
    "description.",
  frameworks: [
    awsVpc("security groups", "Limit outbound traffic and describe groups and their rules"),
  ],
  parameters: {
    allowedPorts: integers("Ports that may be called anywhere.", WEB),
  },
  appliesTo: isAnyOf(SECURITY_GROUP_TYPES, SEPARATE_RULE_TYPES),
  check(resource, findings, { settings }) {
    const isGroup = SECURITY_GROUP_TYPES.has(resource.resource.type);
    if (isGroup && resource.resource.type !== DEFAULT_GROUP) {
      checkDescription(groupDescription(resource), "nobody says what the group is for", findings);
    }
    const ingress = isGroup ? inlineRules(resource, "ingress") : [];
    const egress = isGroup ? inlineRules(resource, "egress") : outgoing(resource);
    for (const rule of isGroup ? [...ingress, ...egress] : [resource]) {
      if (!rule.isReadable) findings.notEvaluated(rule);
      else {
        checkDescription(rule.get("description"), "nobody says what the rule is for", findings);
      }
    }
    for (const rule of egress) checkEgress(rule, settings.allowedPorts, findings);
  },
});

function outgoing(rule: Field): readonly Field[] {
  return directionOf(rule) === "egress" ? [rule] : [];
}

function groupDescription(group: Field): Field {
  const native = group.get("groupDescription");
  return native.isSet ? native : group.get("description");
}

function checkDescription(description: Field, message: string, findings: Findings): void {
  const says = (value: unknown) => !NO_DESCRIPTION.test(String(value ?? ""));
  findings.require(description, says, message);
}

function checkEgress(rule: Field, allowed: readonly number[], findings: Findings): void {
  if (!rule.isReadable) return;
  const parsed = readRule(rule);
  // Without a protocol a rule is for all of them.
  const range = parsed.protocol.isSet ? openRange(parsed) : EVERYTHING;
  if (range === undefined || isAllowed(range, allowed)) return;
  for (const target of openSources(parsed)) {
    const unreadable = [target, ...range.unreadable].find((field) => !field.isReadable);
    if (unreadable !== undefined) findings.notEvaluated(unreadable);
    else findings.fail(target, "anything may be sent anywhere on the internet");
  }
}

const EVERYTHING: OpenRange = { first: 0, last: 65_535, udp: false, unreadable: [] };

function isAllowed({ first, last, udp }: OpenRange, allowed: readonly number[]): boolean {
  const inside = new Set(allowed.filter((port) => first <= port && port <= last));
  return !udp && inside.size === last - first + 1;
}
