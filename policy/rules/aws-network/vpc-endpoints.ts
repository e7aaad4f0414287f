import { allClusters } from "../../world/aws/addons";
import { EKS_CLUSTER_TYPES, vpcConfigOf } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import {
  LISTENER_TYPES,
  LOAD_BALANCER_TYPES,
  logSwitchOf,
  redirectsToHttps,
  speaksModernTls,
} from "../../world/aws/load-balancers";
import { texts } from "../../rule/parameters";
import { isFalse, isTrue } from "../../rule/predicates";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { SUBNET_TYPES } from "../../world/aws/subnets";
import { isIn, partsOf, unplacedParts, VPC_TYPES } from "../../world/aws/vpcs";

const ENDPOINTS = typesOf("aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint");
const WAYS_OUT = typesOf(
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  "aws-native:ec2:NatGateway",
);

/** A NAT gateway of one's own: it forwards what is not addressed to it. */
const FORWARDERS = typesOf(
  "aws:ec2/instance:Instance",
  "aws:ec2/networkInterface:NetworkInterface",
);

/** Free, and without it every image layer pays for its way through a NAT gateway. */
const FREE_SERVICE = "s3";

/** What a node asks for before it joins, and what pods ask for all the time. */
const PRIVATE_SERVICES = ["ecr.api", "ecr.dkr", "sts", "sqs", "kms", "logs"] as const;

/** Nodes that reach AWS through the internet, or not at all, are the alternative. */
export const vpcEndpoints = stackRule({
  id: "vpc-endpoints",
  topic: "aws-network",
  severity: "medium",
  description:
    "The VPC of a private cluster has a gateway to S3 and, where there is no NAT, endpoints of the " +
    "services that nodes need; load balancers speak TLS 1.2 or newer and log.",
  remediation:
    "Declare the VPC endpoints that are named; give listeners a TLS 1.2 policy, redirect HTTP to " +
    "HTTPS, and switch accessLogs on.",
  frameworks: [
    fsbp("EC2.10", "Use interface endpoints for AWS services"),
    fsbp("ELB.1", "Application Load Balancers should redirect all HTTP requests to HTTPS"),
    fsbp("ELB.5", "Load balancers should log"),
    eksBestPractices("cost optimization: networking", "Use VPC endpoints"),
  ],
  parameters: {
    services: texts("Services that a cluster without NAT needs endpoints of.", PRIVATE_SERVICES),
  },
  appliesTo: isAnyOf(
    EKS_CLUSTER_TYPES,
    SUBNET_TYPES,
    VPC_TYPES,
    ENDPOINTS,
    WAYS_OUT,
    FORWARDERS,
    LISTENER_TYPES,
    LOAD_BALANCER_TYPES,
  ),
  check(world, findings, { settings }) {
    const index = world;
    for (const cluster of allClusters(index)) {
      checkCluster(cluster, settings.services, index, findings);
    }
    for (const listener of index.of(LISTENER_TYPES)) checkListener(listener, findings);
    for (const balancer of index.of(LOAD_BALANCER_TYPES)) checkLogs(balancer, findings);
  },
});

function checkCluster(
  cluster: Field,
  services: readonly string[],
  index: ResourceIndex,
  findings: Findings,
): void {
  const config = vpcConfigOf(cluster);
  const isPublic = config.get("endpointPublicAccess");
  if (!isPublic.isReadable) findings.notEvaluated(isPublic);
  if (!isFalse(isPublic.value)) return;
  const subnets = config.get("subnetIds");
  const vpcs = vpcsOf(subnets, index);
  if (vpcs.length === 0) findings.notEvaluated(subnets, "not part of the stack: the VPC");
  for (const vpc of vpcs) {
    const needed = hasWayOut(vpc, index) ? [FREE_SERVICE] : [FREE_SERVICE, ...services];
    requireEndpoints(vpc, needed, subnets, index, findings);
  }
}

function vpcsOf(subnets: Field, index: ResourceIndex): readonly Field[] {
  const own = index.behind(subnets, SUBNET_TYPES);
  return index
    .of(VPC_TYPES)
    .filter((vpc) => own.some((subnet) => isIn(subnet.get("vpcId"), vpc, index)));
}

/** A NAT gateway says its VPC only by its subnet. */
function hasWayOut(vpc: Field, index: ResourceIndex): boolean {
  const forwarders = index.of(FORWARDERS).filter(forwards);
  return [...index.of(WAYS_OUT), ...forwarders].some((way) => {
    const subnets = ["subnetId", "subnetIds"].flatMap((key) =>
      index.behind(way.get(key), SUBNET_TYPES),
    );
    const places = [...subnets, way].map((part) => part.get("vpcId"));
    return places.some((place) => isIn(place, vpc, index));
  });
}

function forwards(part: Field): boolean {
  return isFalse(part.get("sourceDestCheck").value);
}

function requireEndpoints(
  vpc: Field,
  services: readonly string[],
  place: Field,
  index: ResourceIndex,
  findings: Findings,
): void {
  const names = partsOf(vpc, ENDPOINTS, vpcOf, index).map((part) => part.get("serviceName"));
  const missing = services.filter((service) => !names.some((name) => isFor(name, service)));
  if (missing.length === 0) return;
  const hidden = [...names, ...unplacedParts(ENDPOINTS, vpcOf, index)];
  const unreadable = hidden.find((field) => !field.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else findings.fail(place, `the VPC has no endpoint of ${missing.join(", ")}`);
}

function vpcOf(part: Field): Field {
  return part.get("vpcId");
}

/** `com.amazonaws.<region>.<service>`, with a prefix in some partitions. */
function isFor(name: Field, service: string): boolean {
  return name.text?.endsWith(`.${service}`) === true;
}

function checkListener(listener: Field, findings: Findings): void {
  const protocol = listener.get("protocol");
  const policy = listener.get("sslPolicy");
  if (!protocol.isReadable) findings.notEvaluated(protocol);
  else if (protocol.value === "HTTPS" || protocol.value === "TLS") {
    findings.require(policy, speaksModernTls, "the listener speaks TLS older than 1.2");
  } else if (isHttp(listener) && !redirectsToHttps(listener)) {
    findings.fail(protocol, "the listener answers without TLS");
  }
}

/** A listener that has a port and says nothing speaks HTTP; one of a gateway has no port. */
function isHttp(listener: Field): boolean {
  const protocol = listener.get("protocol");
  return protocol.isSet ? protocol.value === "HTTP" : listener.get("port").isSet;
}

function checkLogs(balancer: Field, findings: Findings): void {
  const logs = logSwitchOf(balancer);
  if (logs !== undefined) findings.require(logs, isTrue, "the load balancer keeps no access log");
}
