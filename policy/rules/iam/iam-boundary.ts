import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { awsIam } from "../../rule/frameworks";
import { texts } from "../../rule/parameters";
import type { NormalizedResource } from "../../rule/resource";
import type { ResourceIndex } from "../../world/resource-index";
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

const INLINE_POLICIES = typesOf("aws:iam/rolePolicy:RolePolicy", "aws-native:iam:RolePolicy");
const OTHER_ATTACHMENTS = typesOf(
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
);

/** Roles of AWS's own services, which take no boundary. */
const SERVICE_PATH = /^\/aws-service-role\//;

/** Whoever may write policies can take any right, unless a boundary holds the role. */
export const iamBoundary = stackRule<{ readonly boundaries: readonly string[] | undefined }>({
  id: "iam-boundary",
  topic: "iam",
  severity: "medium",
  description: "Every role has a permissions boundary, and one place alone decides its policies.",
  remediation:
    "Set permissionsBoundary to a policy of the list; keep a role's policies either in the role or " +
    "in attachments, and attach a policy exclusively nowhere or everywhere.",
  frameworks: [awsIam("permissions boundaries", "Delegate with permissions boundaries")],
  parameters: {
    boundaries: texts("ARNs of the boundaries; `*` stands for any text.", undefined),
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
    const index = world;
    checkBoundaries(index, settings.boundaries, findings);
    checkRoles(index, findings);
    checkExclusive(index, findings);
  },
});

function checkBoundaries(
  index: ResourceIndex,
  boundaries: readonly string[] | undefined,
  findings: Findings,
): void {
  const roles = index
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
    const message = "nothing bounds what the role may be given";
    findings.require(role.get("permissionsBoundary"), isAllowed, message);
  }
}

/** A list in the role takes away what is attached apart from it, at every other update. */
function checkRoles(index: ResourceIndex, findings: Findings): void {
  const attached = rolesBy(index.of(ROLE_ATTACHMENT_TYPES), "role", index);
  const inline = rolesBy(index.of(INLINE_POLICIES), "role", index);
  for (const role of index.of(ROLE_TYPES)) {
    const kinds = [
      { list: role.get("managedPolicyArns"), apart: attached },
      { list: role.get("inlinePolicies"), apart: inline },
    ];
    for (const { list, apart } of kinds) {
      if (list.isSet && apart.has(role.resource)) {
        findings.fail(list, "policies that are attached apart are taken away by this list");
      }
    }
  }
  checkLists(index, findings);
}

/** The roles that some parts are for. */
function rolesBy(
  parts: readonly Field[],
  key: string,
  index: ResourceIndex,
): ReadonlySet<NormalizedResource> {
  return new Set(
    parts.flatMap((part) => rolesOf(part.get(key), index).map(({ resource }) => resource)),
  );
}

/** An exclusive list beside the list of the role, or beside another one. */
function checkLists(index: ResourceIndex, findings: Findings): void {
  const seen = new Set<NormalizedResource>();
  for (const part of index.of(EXCLUSIVE_LIST_TYPES)) {
    const list = part.get("policyArns");
    for (const role of rolesOf(part.get("roleName"), index)) {
      if (role.get("managedPolicyArns").isSet || seen.has(role.resource)) {
        findings.fail(list, "another list decides the policies of the role as well");
      }
      seen.add(role.resource);
    }
  }
}

/** An exclusive attachment takes the policy from everybody that it does not name. */
function checkExclusive(index: ResourceIndex, findings: Findings): void {
  const single = [...index.of(ROLE_ATTACHMENT_TYPES), ...index.of(OTHER_ATTACHMENTS)];
  const known = new Set(single.map((part) => policyKey(part.get("policyArn"), index)));
  for (const part of index.of(EXCLUSIVE_ATTACHMENT_TYPES)) {
    const arn = part.get("policyArn");
    const key = policyKey(arn, index);
    if (key === undefined) {
      if (!arn.isReadable) findings.notEvaluated(arn);
    } else if (known.has(key)) {
      findings.fail(arn, "the policy is attached elsewhere, and taken away there by this");
    }
    known.add(key);
  }
}
