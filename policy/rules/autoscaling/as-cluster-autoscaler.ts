import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { chartOf, RELEASE } from "../../world/kubernetes/helm-releases";
import { shapeOf } from "./as-cluster-autoscaler/instance-shape";
import {
  instanceTypesOf,
  NODE_GROUP_TYPES,
  nodePoolsOf,
  SCALING_GROUP_TYPES,
  subnetsOf,
  taggedCluster,
} from "../../world/aws/node-groups";
import { allows, documentIn, listed, statementsOf } from "../../world/aws/policy-document";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { knownZones, SUBNET_TYPES, zoneOf } from "../../world/aws/subnets";
import { POD_IDENTITY_TYPES, ROLE_TYPES } from "../../world/aws/workload-identity";

const AUTOSCALER = "cluster-autoscaler";
const RELEASES = typesOf(RELEASE);
const DEPLOYMENTS = typesOf("kubernetes:apps/v1:Deployment");
const STORAGE_CLASSES = typesOf("kubernetes:storage.k8s.io/v1:StorageClass");
const ROLE_POLICIES = typesOf("aws:iam/rolePolicy:RolePolicy");

/** An EBS volume exists in one zone only. */
const ZONAL_PROVISIONER = "ebs.csi.aws.com";

/** Actions that change groups; without a condition they also change the groups of other clusters. */
const CHANGES = /^autoscaling:(?:\*|Set|Terminate|Update|Delete)/i;

/** The autoscaler assumes that all nodes of a group are equal; otherwise its calculation is wrong. */
export const asClusterAutoscaler = stackRule({
  id: "as-cluster-autoscaler",
  topic: "autoscaling",
  severity: "medium",
  description:
    "The Cluster Autoscaler finds its groups by tags and may change no other groups; each group has " +
    "instance types of one size and, where volumes are zonal, one zone.",
  remediation:
    "Tag the groups k8s.io/cluster-autoscaler/enabled and /<cluster>, limit the role by a resource " +
    "tag, use types of the same CPU and memory, and use one group per zone.",
  frameworks: [
    eksBestPractices("autoscaling: Cluster Autoscaler", "Discovery, least privilege, like nodes"),
  ],
  checks: {
    tags: "Every Auto Scaling group has the tags that the autoscaler looks for.",
    shape: "The instance types of a group have the same CPU and memory.",
    zones: "Every group has one zone where volumes are zonal.",
    role: "The role of the autoscaler cannot change every group.",
  },
  parameters: {},
  appliesTo: isAnyOf(
    RELEASES,
    DEPLOYMENTS,
    STORAGE_CLASSES,
    ROLE_POLICIES,
    ROLE_TYPES,
    POD_IDENTITY_TYPES,
    NODE_GROUP_TYPES,
    SCALING_GROUP_TYPES,
    SUBNET_TYPES,
  ),
  check(world, findings) {
    const index = world;
    if (!isUsed(index)) return;
    const isZonal = index
      .of(STORAGE_CLASSES)
      .some((part) => part.get("provisioner").value === ZONAL_PROVISIONER);
    for (const group of nodePoolsOf(index)) {
      if (SCALING_GROUP_TYPES.has(group.resource.type)) checkTags(group, findings.of("tags"));
      checkShapes(group, findings.of("shape"));
      if (isZonal) checkZones(group, index, findings.of("zones"));
    }
    checkRole(index, findings.of("role"));
  },
});

function isUsed(index: ResourceIndex): boolean {
  const releases = index.of(RELEASES).filter((release) => chartOf(release) === AUTOSCALER);
  const deployments = index
    .of(DEPLOYMENTS)
    .filter(({ resource }) => resource.name.includes(AUTOSCALER));
  return releases.length + deployments.length > 0;
}

/** EKS tags the groups of managed node groups itself. */
function checkTags(group: Field, findings: Findings): void {
  const tags = group.get("tags");
  const keys = tags.items().map((tag) => tag.get("key"));
  const cluster = taggedCluster(group);
  for (const name of ["enabled", cluster]) {
    if (name === undefined) continue;
    const isThere = keys.some(({ value }) => value === `k8s.io/${AUTOSCALER}/${name}`);
    const unreadable = keys.find((key) => !key.isReadable);
    if (isThere) continue;
    if (unreadable !== undefined) findings.notEvaluated(unreadable);
    else findings.fail(tags, `the group has no tag k8s.io/${AUTOSCALER}/${name}`);
  }
}

function checkShapes(group: Field, findings: Findings): void {
  const types = instanceTypesOf(group);
  const shapes = types.map((type) => shapeOf(type.text ?? ""));
  const odd = types[shapes.findIndex((shape) => shape !== undefined && shape !== shapes[0])];
  const unreadable = types.find((type) => !type.isReadable);
  if (shapes[0] !== undefined && odd !== undefined) {
    findings.fail(
      odd,
      "the instance type has other CPU or memory than the first type of the group",
    );
  } else if (unreadable !== undefined) {
    findings.notEvaluated(unreadable);
  }
}

function checkZones(group: Field, index: ResourceIndex, findings: Findings): void {
  const subnets = subnetsOf(group);
  const own = index.behind(subnets, SUBNET_TYPES);
  const unreadable = own.map(zoneOf).find((zone) => !zone.isReadable);
  if (knownZones(own).size > 1) {
    findings.fail(
      subnets,
      "the group has several zones, but a zonal volume needs a node in one of them",
    );
  } else if (unreadable !== undefined) {
    findings.notEvaluated(unreadable);
  } else if (own.length === 0 && listed(subnets).length > 1) {
    findings.notEvaluated(subnets, `not part of the stack: ${subnets.path}`);
  }
}

function checkRole(index: ResourceIndex, findings: Findings): void {
  const roles = index
    .of(POD_IDENTITY_TYPES)
    .filter((part) => part.get("serviceAccount").text?.includes(AUTOSCALER))
    .flatMap((part) => index.named(part.get("roleArn"), ROLE_TYPES))
    .map(({ resource }) => resource);
  for (const policy of index.of(ROLE_POLICIES)) {
    const owners = index.named(policy.get("role"), ROLE_TYPES);
    if (owners.some(({ resource }) => roles.includes(resource))) checkPolicy(policy, findings);
  }
}

function checkPolicy(policy: Field, findings: Findings): void {
  const document = policy.get("policy");
  if (!document.isReadable) {
    findings.notEvaluated(document);
    return;
  }
  for (const statement of statementsOf(documentIn(document)).filter(allows)) {
    const changes = listed(statement.get("Action")).some(({ text }) => CHANGES.test(text ?? ""));
    const isForAll = listed(statement.get("Resource")).some(({ value }) => value === "*");
    if (changes && isForAll && statement.get("Condition").entries().length === 0) {
      findings.fail(
        statement.get("Resource"),
        "the role of the autoscaler may change every Auto Scaling group of the account",
      );
    }
  }
}
