import { nodeSkew } from "../../../components/core/pure/compatibility";
import { clustersOf, EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, eksBestPractices, fsbp } from "../../rule/frameworks";
import {
  LAUNCH_TEMPLATE_TYPES,
  launchDataOf,
  NODE_GROUP_TYPES,
  nodePoolsOf,
  poolKey,
  remoteSourcesOf,
  SCALING_GROUP_TYPES,
  subnetsOf,
  templateReference,
  templatesOf,
} from "../../world/aws/node-groups";
import { integer } from "../../rule/parameters";
import { listed } from "../../world/aws/policy-document";
import { isTrue } from "../../rule/predicates";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { isPublic, knownZones, ROUTING_TYPES, SUBNET_TYPES, zoneOf } from "../../world/aws/subnets";

/** What machines were launched from before there were templates. */
const LAUNCH_CONFIGURATIONS = typesOf(
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws-native:autoscaling:LaunchConfiguration",
);

/** Fewer, and one failed zone takes the whole pool along. */
const LEAST_ZONES = 2;

/** A node that is reached from outside, or whose role its pods may take, opens the whole cluster. */
export const eksNodes = stackRule({
  id: "eks-nodes",
  topic: "aws-eks",
  severity: "high",
  description:
    "Nodes stand in private subnets of two zones or more, take no SSH from everywhere, keep their " +
    "credentials from pods and encrypt their disks.",
  remediation:
    "Give the group private subnets in two zones and a launch template with httpTokens required, " +
    "a hop limit of 1 and encrypted volumes; limit remoteAccess to a security group.",
  frameworks: [
    cisEks("5.4.3", "Ensure clusters are created with private nodes"),
    fsbp("EC2.8", "EC2 instances should use IMDSv2"),
    eksBestPractices("security: identity", "Restrict access to the instance profile of the node"),
  ],
  parameters: {
    maxHops: integer("Most network hops to the metadata service.", { dev: 1, prod: 1 }),
  },
  appliesTo: isAnyOf(
    EKS_CLUSTER_TYPES,
    NODE_GROUP_TYPES,
    SCALING_GROUP_TYPES,
    LAUNCH_TEMPLATE_TYPES,
    LAUNCH_CONFIGURATIONS,
    ...ROUTING_TYPES,
  ),
  check(world, findings, { settings }) {
    const index = world;
    const pools = nodePoolsOf(index);
    const nodeTemplates = pools.flatMap((pool) => templatesOf(pool, index));
    const ofNodes = new Set(nodeTemplates.map(({ resource }) => resource));
    for (const template of index.of(LAUNCH_TEMPLATE_TYPES)) {
      const isForNodes = ofNodes.has(template.resource);
      checkTemplate(launchDataOf(template), isForNodes, settings.maxHops, findings);
    }
    for (const configuration of index.of(LAUNCH_CONFIGURATIONS)) {
      checkTemplate(configuration, false, settings.maxHops, findings);
    }
    for (const pool of pools) {
      checkSubnets(pool, pools, index, findings);
      checkRemoteAccess(pool, findings);
      checkLaunch(pool, index, findings);
      checkSkew(pool, index, findings);
      noteNewZone(pool, index, findings);
    }
  },
});

function checkTemplate(
  launch: Field,
  isForNodes: boolean,
  maxHops: number,
  findings: Findings,
): void {
  const metadata = launch.get("metadataOptions");
  if (metadata.get("httpEndpoint").value !== "disabled") {
    const needsToken = (value: unknown) => value === "required";
    findings.require(metadata.get("httpTokens"), needsToken, "metadata is read without a token");
    const hops = metadata.get("httpPutResponseHopLimit");
    const isNear = (value: unknown) => Number(value) <= maxHops;
    // Where nothing is said it is one, but images for nodes say two.
    if (hops.isSet || isForNodes) findings.require(hops, isNear, "pods reach the metadata");
  }
  for (const volume of volumesOf(launch)) {
    findings.require(volume.get("encrypted"), isTrue, "the volume is not encrypted");
  }
}

function volumesOf(launch: Field): readonly Field[] {
  const mapped = launch.get("blockDeviceMappings").items();
  return [
    ...mapped.map((mapping) => mapping.get("ebs")),
    launch.get("rootBlockDevice"),
    ...launch.get("ebsBlockDevices").items(),
  ].filter((volume) => volume.isSet);
}

/** Without a template EKS and the image decide on the metadata and the disks. */
function checkLaunch(pool: Field, index: ResourceIndex, findings: Findings): void {
  const reference = templateReference(pool);
  if (!reference.isSet) {
    findings.notEvaluated(
      reference,
      `not set: ${reference.path}; defaults decide on hops and disks`,
    );
    return;
  }
  for (const template of templatesOf(pool, index)) {
    const disks = launchDataOf(template).get("blockDeviceMappings");
    if (!disks.isSet) findings.fail(disks, "the template leaves the nodes' disks as they come");
  }
}

function checkRemoteAccess(pool: Field, findings: Findings): void {
  const key = pool.get("remoteAccess", "ec2SshKey");
  const sources = remoteSourcesOf(pool);
  if (!key.isSet || sources.items().length > 0) return;
  if (key.isReadable) findings.fail(sources, "SSH to the nodes is open to everyone");
  else findings.notEvaluated(key);
}

function checkSubnets(
  pool: Field,
  pools: readonly Field[],
  index: ResourceIndex,
  findings: Findings,
): void {
  const reference = subnetsOf(pool);
  const own = index.behind(reference, SUBNET_TYPES);
  if (own.some((subnet) => isPublic(subnet, index))) {
    findings.fail(reference, "the nodes stand in a public subnet");
  }
  const groups = pools.filter((other) => poolKey(other) === poolKey(pool));
  const subnets = groups.flatMap((group) => index.behind(subnetsOf(group), SUBNET_TYPES));
  const ids = groups.flatMap((group) => listed(subnetsOf(group)));
  if (new Set(ids.map((id) => JSON.stringify(id.value))).size === 1 && ids[0]?.isReadable) {
    findings.fail(reference, "the nodes stand in one zone only");
    return;
  }
  if (knownZones(subnets).size >= LEAST_ZONES) return;
  const unreadable = subnets.map(zoneOf).find((zone) => !zone.isReadable);
  if (subnets.length < ids.length || subnets.length === 0) {
    findings.notEvaluated(reference, `not part of the stack: ${reference.path}`);
  } else if (unreadable === undefined) {
    findings.fail(reference, "the nodes stand in one zone only");
  } else {
    findings.notEvaluated(unreadable);
  }
}

function checkSkew(pool: Field, index: ResourceIndex, findings: Findings): void {
  const version = pool.get("version");
  for (const cluster of clustersOf(pool.get("clusterName"), index)) {
    const control = cluster.get("version");
    if (version.text === undefined || control.text === undefined) continue;
    const skew = nodeSkew(control.text, version.text);
    if (skew === "ahead") findings.fail(version, "the nodes are ahead of their control plane");
    if (skew === "too-far-behind") findings.fail(version, "the nodes trail their control plane");
  }
}

/** A group keeps the subnets that it was made with; in a state its value lags behind its sources. */
function noteNewZone(pool: Field, index: ResourceIndex, findings: Findings): void {
  const reference = subnetsOf(pool);
  const ignored = pool.resource.options?.ignoreChanges ?? [];
  // Routes and endpoints may be among the sources: a subnet's id can wait for its way out.
  const sources = index.behind(reference, SUBNET_TYPES);
  const used = listed(reference).length;
  if (ignored.includes(reference.path) && used < sources.length) {
    findings.notEvaluated(reference, `uses ${used} of ${sources.length} subnets until it rotates`);
  }
}
