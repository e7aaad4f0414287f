import { EKS_CLUSTER_TYPES, vpcConfigOf } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import { LOAD_BALANCER_TYPES } from "../../world/aws/load-balancers";
import {
  LISTENER_TYPES,
  logSwitchOf,
  redirectsToHttps,
  speaksModernTls,
} from "./vpc-endpoints/load-balancer-settings";
import { texts } from "../../rule/parameters";
import { isFalse, isTrue } from "../../rule/predicates";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { SUBNET_TYPES } from "../../world/aws/subnets";
import { isIn, VPC_TYPES, type VpcPartKind } from "../../world/aws/vpcs";
import type { World } from "../../world/world";

const ENDPOINTS: VpcPartKind = {
  types: typesOf("aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"),
  vpcOf: (endpoint) => endpoint.get("vpcId"),
};
const EGRESS_TYPES = typesOf(
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  "aws-native:ec2:NatGateway",
);

/** Machines that may be a custom NAT: they forward packets that are not addressed to them. */
const FORWARDERS = typesOf(
  "aws:ec2/instance:Instance",
  "aws:ec2/networkInterface:NetworkInterface",
);

/** Its gateway endpoint is free; without it, traffic of image layers is paid for at the NAT gateway. */
const FREE_SERVICE = "s3";

/** Services that nodes need before they join, or that pods need. */
const PRIVATE_SERVICES = ["ecr.api", "ecr.dkr", "sts", "sqs", "kms", "logs"] as const;

/** Without endpoints, nodes reach AWS through the internet or not at all. */
export const vpcEndpoints = stackRule({
  id: "vpc-endpoints",
  topic: "aws-network",
  severity: "medium",
  description:
    "The VPC of a private cluster has a gateway endpoint of S3 and, if it has no NAT, endpoints of " +
    "the services that nodes need; load balancers use TLS 1.2 or newer and keep access logs.",
  remediation:
    "Declare the missing VPC endpoints; give listeners an sslPolicy for TLS 1.2 or newer, redirect " +
    "HTTP to HTTPS, and enable accessLogs.",
  frameworks: [
    fsbp("EC2.10", "Use interface endpoints for AWS services"),
    fsbp("ELB.1", "Application Load Balancers should redirect all HTTP requests to HTTPS"),
    fsbp("ELB.5", "Load balancers should log"),
    eksBestPractices("cost optimization: networking", "Use VPC endpoints"),
  ],
  checks: {
    endpoints: "The VPC of a private cluster has the endpoints that nodes need.",
    "tls-version": "HTTPS and TLS listeners accept only TLS 1.2 or newer.",
    https: "HTTP listeners redirect to HTTPS.",
    "access-log": "Load balancers keep an access log.",
  },
  parameters: {
    services: texts("Services whose endpoints a cluster without NAT needs.", PRIVATE_SERVICES),
  },
  appliesTo: isAnyOf(
    EKS_CLUSTER_TYPES,
    SUBNET_TYPES,
    VPC_TYPES,
    ENDPOINTS.types,
    EGRESS_TYPES,
    FORWARDERS,
    LISTENER_TYPES,
    LOAD_BALANCER_TYPES,
  ),
  check(world, findings, { settings }) {
    for (const cluster of world.eksClusters) {
      checkCluster(cluster, settings.services, world, findings.of("endpoints"));
    }
    for (const listener of world.of(LISTENER_TYPES)) checkListener(listener, findings);
    for (const balancer of world.of(LOAD_BALANCER_TYPES)) {
      checkLogs(balancer, findings.of("access-log"));
    }
  },
});

function checkCluster(
  cluster: Field,
  services: readonly string[],
  world: World,
  findings: Findings,
): void {
  const config = vpcConfigOf(cluster);
  const isPublic = config.get("endpointPublicAccess");
  if (!isPublic.isReadable) findings.notEvaluated(isPublic);
  if (!isFalse(isPublic.value)) return;
  const subnets = config.get("subnetIds");
  const vpcs = vpcsOf(subnets, world);
  if (vpcs.length === 0) findings.notEvaluated(subnets, "not part of the stack: the VPC");
  for (const vpc of vpcs) {
    const needed = hasEgress(vpc, world) ? [FREE_SERVICE] : [FREE_SERVICE, ...services];
    requireEndpoints(vpc, needed, subnets, world, findings);
  }
}

function vpcsOf(subnets: Field, world: World): readonly Field[] {
  const own = world.behind(subnets, SUBNET_TYPES);
  return world.vpcs.filter((vpc) => own.some((subnet) => isIn(subnet.get("vpcId"), vpc, world)));
}

/** True for a VPC with NAT or a transit gateway; a NAT gateway names its VPC only by its subnet. */
function hasEgress(vpc: Field, world: World): boolean {
  const forwarders = world.of(FORWARDERS).filter(forwards);
  return [...world.of(EGRESS_TYPES), ...forwarders].some((part) => {
    const subnets = ["subnetId", "subnetIds"].flatMap((key) =>
      world.behind(part.get(key), SUBNET_TYPES),
    );
    const references = [...subnets, part].map((owner) => owner.get("vpcId"));
    return references.some((reference) => isIn(reference, vpc, world));
  });
}

function forwards(part: Field): boolean {
  return isFalse(part.get("sourceDestCheck").value);
}

function requireEndpoints(
  vpc: Field,
  services: readonly string[],
  place: Field,
  world: World,
  findings: Findings,
): void {
  const names = world.vpcParts(vpc, ENDPOINTS).map((part) => part.get("serviceName"));
  const missing = services.filter((service) => !names.some((name) => isFor(name, service)));
  if (missing.length === 0) return;
  const hidden = [...names, ...world.unplacedVpcReferences(ENDPOINTS)];
  const unreadable = hidden.find((field) => !field.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else findings.fail(place, `the VPC of the cluster has no endpoint for ${missing.join(", ")}`);
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
    const message = "the listener accepts TLS versions older than 1.2";
    findings.of("tls-version").require(policy, speaksModernTls, message);
  } else if (isHttp(listener) && !redirectsToHttps(listener)) {
    findings
      .of("https")
      .fail(protocol, "the listener answers over HTTP without a redirect to HTTPS");
  }
}

/** A listener with a port uses HTTP by default; one of a gateway load balancer has no port. */
function isHttp(listener: Field): boolean {
  const protocol = listener.get("protocol");
  return protocol.isSet ? protocol.value === "HTTP" : listener.get("port").isSet;
}

function checkLogs(balancer: Field, findings: Findings): void {
  const logs = logSwitchOf(balancer);
  if (logs !== undefined) findings.require(logs, isTrue, "the load balancer keeps no access log");
}
