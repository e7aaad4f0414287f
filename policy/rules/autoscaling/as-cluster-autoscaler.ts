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
const DEPLOYMENTS = typesOf("kubernetes:apps/v1:Deployment");
const STORAGE_CLASSES = typesOf("kubernetes:storage.k8s.io/v1:StorageClass");
const ROLE_POLICIES = typesOf("aws:iam/rolePolicy:RolePolicy");

/** An EBS volume belongs to one zone. */
const ZONAL_PROVISIONER = "ebs.csi.aws.com";

/** Actions that change a group; without a condition they reach the groups of other clusters too. */
const CHANGES = /^autoscaling:(?:\*|Set|Terminate|Update|Delete)/i;

/** The autoscaler expects every node of a group to be alike; other nodes make it scale wrongly. */
export const asClusterAutoscaler = stackRule({
  id: "as-cluster-autoscaler",
  topic: "autoscaling",
  severity: "medium",
  description:
    "The Cluster Autoscaler finds its groups by tags and may change no others; the instance types " +
    "of a group have the same CPU and memory and, where volumes are zonal, one zone.",
  remediation:
    "Tag the groups k8s.io/cluster-autoscaler/enabled and /<cluster>, limit the role by a resource " +
    "tag, use instance types of the same CPU and memory, and create one group for each zone.",
  frameworks: [
    eksBestPractices("autoscaling: Cluster Autoscaler", "Discovery, least privilege, like nodes"),
  ],
  parameters: {},
  checks: {
    "discovery-tags": "Every Auto Scaling group has the tags that the autoscaler looks for.",
    "node-shape": "The instance types of a group have the same CPU and memory.",
    zones: "A group has one zone where volumes are zonal.",
    permissions: "The autoscaler's role may change the groups of its cluster only.",
  },
  appliesTo: isAnyOf(
    typesOf(RELEASE),
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
    if (!isUsed(world)) return;
    const isZonal = world
      .of(STORAGE_CLASSES)
      .some((part) => part.get("provisioner").value === ZONAL_PROVISIONER);
    for (const group of nodePoolsOf(world)) {
      if (SCALING_GROUP_TYPES.has(group.resource.type))
        checkTags(group, findings.of("discovery-tags"));
      checkShapes(group, findings.of("node-shape"));
      if (isZonal) checkZones(group, world, findings.of("zones"));
    }
    checkRole(world, findings.of("permissions"));
  },
});

function isUsed(index: ResourceIndex): boolean {
  const releases = index.of(typesOf(RELEASE)).filter((release) => chartOf(release) === AUTOSCALER);
  const deployments = index
    .of(DEPLOYMENTS)
    .filter(({ resource }) => resource.name.includes(AUTOSCALER));
  return releases.length + deployments.length > 0;
}

/** EKS tags the groups of managed node groups by itself. */
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
    else
      findings.fail(
        tags,
        `the group has no tag k8s.io/${AUTOSCALER}/${name}, so the Cluster Autoscaler does not find it`,
      );
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
      "the instance type has a different amount of CPU or memory from the first type of the group",
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
      "the group spans several zones, so a pod with a zonal volume may get a node in the wrong zone",
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
        "the role may change every Auto Scaling group of the account",
      );
    }
  }
}
