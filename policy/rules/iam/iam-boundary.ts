import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { awsIam } from "../../rule/frameworks";
import { texts } from "../../rule/parameters";
import type { NormalizedResource } from "../../rule/resource";
import { isAnyOf, typesOf } from "../../world/resource-index";
import {
  EXCLUSIVE_ATTACHMENT_TYPES,
  EXCLUSIVE_LIST_TYPES,
  MANAGED_POLICY_TYPES,
  policyKey,
  ROLE_ATTACHMENT_TYPES,
  rolesOf,
} from "../../world/aws/role-policies";
import { stackRule } from "../../rule/rule";
import { ROLE_TYPES } from "../../world/aws/workload-identity";
import { globMatches } from "../../rule/glob";
import type { World } from "../../world/world";

const INLINE_POLICIES = typesOf("aws:iam/rolePolicy:RolePolicy", "aws-native:iam:RolePolicy");
const OTHER_ATTACHMENTS = typesOf(
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
);

/** Path of service-linked roles, which cannot have a boundary. */
const SERVICE_PATH = /^\/aws-service-role\//;

/** Somebody who can write policies can get every permission, unless a boundary limits the role. */
export const iamBoundary = stackRule<{ readonly boundaries: readonly string[] | undefined }>({
  id: "iam-boundary",
  topic: "iam",
  severity: "medium",
  description:
    "Every role has a permissions boundary, and its policies are declared in one place only.",
  remediation:
    "Set permissionsBoundary to a policy that is on the list; declare the policies of a role either " +
    "in the role or in attachments, and do not mix exclusive attachments of a policy with others.",
  frameworks: [awsIam("permissions boundaries", "Delegate with permissions boundaries")],
  checks: {
    boundary: "The role has an allowed permissions boundary.",
    "policy-lists":
      "A list that is exclusive is the only place that declares the policies of a role.",
    "exclusive-attachments": "A policy with an exclusive attachment is attached nowhere else.",
  },
  parameters: {
    boundaries: texts("ARNs of the allowed boundaries; `*` stands for any text.", undefined),
  },
  appliesTo: isAnyOf(
    ROLE_TYPES,
    INLINE_POLICIES,
    ROLE_ATTACHMENT_TYPES,
    EXCLUSIVE_ATTACHMENT_TYPES,
    EXCLUSIVE_LIST_TYPES,
    OTHER_ATTACHMENTS,
    MANAGED_POLICY_TYPES,
  ),
  check(world, findings, { settings }) {
    checkBoundaries(world, settings.boundaries, findings.of("boundary"));
    checkRoles(world, findings.of("policy-lists"));
    checkExclusive(world, findings.of("exclusive-attachments"));
  },
});

function checkBoundaries(
  world: World,
  boundaries: readonly string[] | undefined,
  findings: Findings,
): void {
  const roles = world
    .of(ROLE_TYPES)
    .filter((role) => !SERVICE_PATH.test(role.get("path").text ?? ""));
  const [first] = roles;
  if (boundaries === undefined) {
    if (first !== undefined) findings.notEvaluated(first, "not configured: boundaries");
    return;
  }
  const isAllowed = (value: unknown) =>
    typeof value === "string" && boundaries.some((glob) => globMatches(glob, value));
  for (const role of roles) {
    const message = "the role has no permissions boundary that is on the list";
    findings.require(role.get("permissionsBoundary"), isAllowed, message);
  }
}

/** A list in the role detaches, at every other update, policies that are attached separately. */
function checkRoles(world: World, findings: Findings): void {
  const attached = rolesWith(world.of(ROLE_ATTACHMENT_TYPES), "role", world);
  const inline = rolesWith(world.of(INLINE_POLICIES), "role", world);
  for (const role of world.of(ROLE_TYPES)) {
    const kinds = [
      { list: role.get("managedPolicyArns"), separate: attached },
      { list: role.get("inlinePolicies"), separate: inline },
    ];
    for (const { list, separate } of kinds) {
      if (list.isSet && separate.has(role.resource)) {
        findings.fail(list, "the list removes policies of the role that are declared separately");
      }
    }
  }
  checkLists(world, findings);
}

/** The roles that some separate declarations refer to. */
function rolesWith(
  parts: readonly Field[],
  key: string,
  world: World,
): ReadonlySet<NormalizedResource> {
  return new Set(
    parts.flatMap((part) => rolesOf(part.get(key), world).map(({ resource }) => resource)),
  );
}

/** An exclusive list besides the list of the role, or besides another exclusive list. */
function checkLists(world: World, findings: Findings): void {
  const seen = new Set<NormalizedResource>();
  for (const part of world.of(EXCLUSIVE_LIST_TYPES)) {
    const list = part.get("policyArns");
    for (const role of rolesOf(part.get("roleName"), world)) {
      if (role.get("managedPolicyArns").isSet || seen.has(role.resource)) {
        findings.fail(list, "another list also declares the policies of the role");
      }
      seen.add(role.resource);
    }
  }
}

/** An exclusive attachment detaches the policy from everybody whom it does not name. */
function checkExclusive(world: World, findings: Findings): void {
  const single = [...world.of(ROLE_ATTACHMENT_TYPES), ...world.of(OTHER_ATTACHMENTS)];
  const known = new Set(single.map((part) => policyKey(part.get("policyArn"), world)));
  for (const part of world.of(EXCLUSIVE_ATTACHMENT_TYPES)) {
    const arn = part.get("policyArn");
    const key = policyKey(arn, world);
    if (key === undefined) {
      if (!arn.isReadable) findings.notEvaluated(arn);
    } else if (known.has(key)) {
      findings.fail(
        arn,
        "the exclusive attachment detaches the policy where it is attached elsewhere",
      );
    }
    known.add(key);
  }
}
