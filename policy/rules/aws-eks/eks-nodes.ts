import { nodeSkew } from "../../../components/core/pure/compatibility";
import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
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
} from "../../world/aws/node-groups";
import { integer } from "../../rule/parameters";
import { listed } from "../../world/aws/policy-document";
import { isTrue } from "../../rule/predicates";
import { once } from "../../world/once";
import { groupBy } from "../../../components/core/pure/group-by";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { knownZones, SUBNET_TYPES, zoneOf } from "../../world/aws/subnets";
import { isPublic, ROUTING_TYPES } from "./eks-nodes/public-subnets";
import type { World } from "../../world/world";

/** Launch configurations, the predecessor of launch templates. */
const LAUNCH_CONFIGURATIONS = typesOf(
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws-native:autoscaling:LaunchConfiguration",
);

/** With fewer zones the failure of one stops the whole pool. */
const LEAST_ZONES = 2;

const ONE_ZONE = "the nodes run in one zone only";

/** A node that can be reached from outside, or whose role its pods can use, exposes the whole cluster. */
export const eksNodes = stackRule({
  id: "eks-nodes",
  topic: "aws-eks",
  severity: "high",
  description:
    "Nodes run in private subnets of two zones or more, accept no SSH from everywhere, protect " +
    "their credentials from pods, encrypt their disks and fit the version of the control plane.",
  remediation:
    "Give the group private subnets in two zones and a launch template with httpTokens required, " +
    "a hop limit of 1 and encrypted volumes; limit remoteAccess to a security group, and upgrade " +
    "nodes after the control plane.",
  frameworks: [
    cisEks("5.4.3", "Ensure clusters are created with private nodes"),
    fsbp("EC2.8", "EC2 instances should use IMDSv2"),
    eksBestPractices("security: identity", "Restrict access to the instance profile of the node"),
  ],
  checks: {
    "metadata-token": "The metadata service requires a token (IMDSv2).",
    "metadata-hops": "Pods cannot reach the metadata service of their node.",
    disks: "The disks of nodes are encrypted.",
    ssh: "SSH to nodes is limited to security groups.",
    subnets: "Nodes run in private subnets.",
    zones: "The nodes of a pool run in two zones or more.",
    version: "Nodes have a version that their control plane supports.",
  },
  parameters: {
    maxHops: integer("Maximum number of network hops to the metadata service.", {
      dev: 1,
      prod: 1,
    }),
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
    const pools = world.nodePools;
    const nodeTemplates = pools.flatMap((pool) => world.launchTemplatesOf(pool));
    const ofNodes = new Set(nodeTemplates.map(({ resource }) => resource));
    for (const template of world.of(LAUNCH_TEMPLATE_TYPES)) {
      const isForNodes = ofNodes.has(template.resource);
      checkTemplate(launchDataOf(template), isForNodes, settings.maxHops, findings);
    }
    for (const configuration of world.of(LAUNCH_CONFIGURATIONS)) {
      checkTemplate(configuration, false, settings.maxHops, findings);
    }
    for (const pool of pools) {
      checkSubnets(pool, world, findings.of("subnets"));
      checkZones(pool, world, findings.of("zones"));
      checkRemoteAccess(pool, findings.of("ssh"));
      checkLaunch(pool, world, findings);
      checkSkew(pool, world, findings.of("version"));
      noteNewZone(pool, world, findings.of("zones"));
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
    const message = "the metadata service answers requests without a token (httpTokens)";
    findings.of("metadata-token").require(metadata.get("httpTokens"), needsToken, message);
    const hops = metadata.get("httpPutResponseHopLimit");
    // The default of EC2 is one, but images for nodes set two.
    if (hops.isSet || isForNodes) checkHops(hops, maxHops, findings.of("metadata-hops"));
  }
  for (const volume of volumesOf(launch)) {
    findings.of("disks").require(volume.get("encrypted"), isTrue, "the volume is not encrypted");
  }
}

function checkHops(hops: Field, maxHops: number, findings: Findings): void {
  const isNear = (value: unknown) => Number(value) <= maxHops;
  const message = `pods can reach the metadata service: the hop limit must be at most ${maxHops}`;
  findings.require(hops, isNear, message);
}

function volumesOf(launch: Field): readonly Field[] {
  const mapped = launch.get("blockDeviceMappings").items();
  return [
    ...mapped.map((mapping) => mapping.get("ebs")),
    launch.get("rootBlockDevice"),
    ...launch.get("ebsBlockDevices").items(),
  ].filter((volume) => volume.isSet);
}

/** Without a launch template, EKS and the image set the metadata options and the disks. */
function checkLaunch(pool: Field, world: World, findings: Findings): void {
  const reference = templateReference(pool);
  if (!reference.isSet) {
    findings.notEvaluated(
      reference,
      `not set: ${reference.path}; defaults decide on hops and disks`,
    );
    return;
  }
  for (const template of world.launchTemplatesOf(pool)) {
    const disks = launchDataOf(template).get("blockDeviceMappings");
    if (!disks.isSet) {
      findings
        .of("disks")
        .fail(disks, "the launch template does not encrypt the disks of the nodes");
    }
  }
}

function checkRemoteAccess(pool: Field, findings: Findings): void {
  const key = pool.get("remoteAccess", "ec2SshKey");
  const sources = remoteSourcesOf(pool);
  if (!key.isSet || sources.items().length > 0) return;
  if (key.isReadable) findings.fail(sources, "SSH to the nodes is open to every address");
  else findings.notEvaluated(key);
}

function checkSubnets(pool: Field, world: World, findings: Findings): void {
  const reference = subnetsOf(pool);
  const own = world.behind(reference, SUBNET_TYPES);
  if (own.some((subnet) => isPublic(subnet, world))) {
    findings.fail(reference, "the nodes run in a public subnet");
  }
}

function checkZones(pool: Field, world: World, findings: Findings): void {
  const reference = subnetsOf(pool);
  const groups = poolGroups(world).get(poolKey(pool)) ?? [];
  const subnets = groups.flatMap((group) => world.behind(subnetsOf(group), SUBNET_TYPES));
  const ids = groups.flatMap((group) => listed(subnetsOf(group)));
  if (new Set(ids.map((id) => JSON.stringify(id.value))).size === 1 && ids[0]?.isReadable) {
    findings.fail(reference, ONE_ZONE);
    return;
  }
  if (knownZones(subnets).size >= LEAST_ZONES) return;
  const unreadable = subnets.map(zoneOf).find((zone) => !zone.isReadable);
  if (subnets.length < ids.length || subnets.length === 0) {
    findings.notEvaluated(reference, `not part of the stack: ${reference.path}`);
  } else if (unreadable === undefined) {
    findings.fail(reference, ONE_ZONE);
  } else {
    findings.notEvaluated(unreadable);
  }
}

/** The groups of each pool. */
const poolGroups = once((index) => groupBy(nodePoolsOf(index), poolKey));

function checkSkew(pool: Field, world: World, findings: Findings): void {
  const version = pool.get("version");
  for (const cluster of world.eksClustersOf(pool.get("clusterName"))) {
    const control = cluster.get("version");
    if (version.text === undefined || control.text === undefined) continue;
    const skew = nodeSkew(control.text, version.text);
    if (skew === "ahead") {
      findings.fail(version, "the nodes have a newer version than their control plane");
    }
    if (skew === "too-far-behind") {
      findings.fail(version, "the nodes are too many versions behind their control plane");
    }
  }
}

/** A group keeps the subnets that it was created with; in a state its value lags behind its sources. */
function noteNewZone(pool: Field, world: World, findings: Findings): void {
  const reference = subnetsOf(pool);
  const ignored = pool.resource.options?.ignoreChanges ?? [];
  // Routes and endpoints may be among the sources: a subnet's id can depend on its routes.
  const sources = world.behind(reference, SUBNET_TYPES);
  const used = listed(reference).length;
  if (ignored.includes(reference.path) && used < sources.length) {
    findings.notEvaluated(reference, `uses ${used} of ${sources.length} subnets until it rotates`);
  }
}
