import { vpcEndpoints } from "../../../../policy/rules/aws-network/vpc-endpoints";
import { cluster, SUBNETS, subnetUrn, vpc, VPC_URN } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN } from "../../resources";

const NO_LOG = ["the load balancer keeps no access log", "access-log"] as const;

type Properties = Readonly<Record<string, unknown>>;

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const inVpc = { vpcId: [VPC_URN] };
const endpoint = (service: string) =>
  named(
    ENDPOINT,
    service,
    { vpcId: UNKNOWN, serviceName: `com.amazonaws.eu-west-1.${service}` },
    inVpc,
  );
const clusterWith = (endpointPublicAccess: unknown) => [
  ...vpc(),
  ...SUBNETS,
  ...cluster({ vpcConfig: { endpointPublicAccess, subnetIds: [UNKNOWN, UNKNOWN] } }, ["a", "b"]),
];
const isolated = clusterWith(false);
const nat = named(
  "aws:ec2/natGateway:NatGateway",
  "nat",
  { subnetId: UNKNOWN },
  { subnetId: [subnetUrn("a")] },
);
const all = ["s3", "ecr.api", "ecr.dkr", "sts", "sqs", "kms", "logs"].flatMap(endpoint);
const listener = (props: Properties) => declared("aws:lb/listener:Listener", props);
const balancer = (props: Properties) => declared("aws:lb/loadBalancer:LoadBalancer", props);
const native = (attributes: unknown, props: Properties = {}) =>
  declared("aws-native:elasticloadbalancingv2:LoadBalancer", {
    loadBalancerAttributes: attributes,
    ...props,
  });
const logs = { key: "access_logs.s3.enabled", value: "true" };
const redirect = { type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } };

describeRule(vpcEndpoints, {
  pass: [
    { name: "a cluster without NAT and with every endpoint", resources: [...isolated, ...all] },
    {
      name: "a cluster with NAT and the free endpoint",
      resources: [...isolated, ...nat, ...endpoint("s3")],
    },
    {
      name: "a cluster with a machine that forwards",
      resources: [
        ...isolated,
        ...named(
          "aws:ec2/networkInterface:NetworkInterface",
          "nat",
          { subnetId: UNKNOWN, sourceDestCheck: false },
          { subnetId: [subnetUrn("a")] },
        ),
        ...endpoint("s3"),
      ],
    },
    { name: "a cluster that is public", resources: clusterWith(true) },
    {
      name: "the services of the configuration",
      parameters: { services: ["sts"] },
      resources: [...isolated, ...endpoint("s3"), ...endpoint("sts")],
    },
    {
      name: "HTTPS with TLS 1.3",
      resources: listener({
        protocol: "HTTPS",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      }),
    },
    {
      name: "HTTP that leads to HTTPS",
      resources: listener({ protocol: "HTTP", defaultActions: [redirect] }),
    },
    {
      name: "HTTP that leads to HTTPS, of the native provider",
      resources: declared("aws-native:elasticloadbalancingv2:Listener", {
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirectConfig: { protocol: "HTTPS" } }],
      }),
    },
    { name: "an access log of the native provider", resources: native([logs]) },
    {
      name: "a gateway load balancer of the native provider",
      resources: native(undefined, { type: "gateway" }),
    },
    { name: "a listener of a gateway, without a port", resources: listener({}) },
    { name: "TCP", resources: listener({ protocol: "TCP" }) },
    { name: "an access log", resources: balancer({ accessLogs: { bucket: "b", enabled: true } }) },
    {
      name: "a gateway load balancer, which has no log",
      resources: balancer({ loadBalancerType: "gateway" }),
    },
    {
      name: "a classic load balancer with a bucket for its log",
      resources: declared("aws:elb/loadBalancer:LoadBalancer", { accessLogs: { bucket: "b" } }),
    },
  ],
  fail: [
    {
      name: "a cluster without NAT that lacks one endpoint",
      resources: [...isolated, ...all.slice(0, -1)],
      findings: [
        ["vpcConfig.subnetIds", "the VPC of the cluster has no endpoint for logs", "endpoints"],
      ],
    },
    {
      name: "a cluster with NAT that lacks the free endpoint",
      resources: [...isolated, ...nat],
      findings: [
        ["vpcConfig.subnetIds", "the VPC of the cluster has no endpoint for s3", "endpoints"],
      ],
    },
    {
      name: "a machine that forwards nothing",
      resources: [
        ...isolated,
        ...named(
          "aws:ec2/instance:Instance",
          "bastion",
          { subnetId: UNKNOWN },
          { subnetId: [subnetUrn("a")] },
        ),
        ...endpoint("s3"),
      ],
      findings: [
        [
          "vpcConfig.subnetIds",
          "the VPC of the cluster has no endpoint for ecr.api, ecr.dkr, sts, sqs, kms, logs",
          "endpoints",
        ],
      ],
    },
    {
      name: "HTTPS with the policy that AWS takes by itself",
      resources: listener({ protocol: "HTTPS" }),
      findings: [["sslPolicy", "the listener accepts TLS versions older than 1.2", "tls-version"]],
    },
    {
      name: "TLS with an old policy",
      resources: listener({ protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" }),
      findings: [["sslPolicy", "the listener accepts TLS versions older than 1.2", "tls-version"]],
    },
    {
      name: "HTTP that answers",
      resources: listener({ protocol: "HTTP", defaultActions: [{ type: "forward" }] }),
      findings: [
        ["protocol", "the listener answers over HTTP without a redirect to HTTPS", "https"],
      ],
    },
    {
      name: "a port without a protocol, which is HTTP",
      resources: listener({ port: 80, defaultActions: [{ type: "forward" }] }),
      findings: [
        ["protocol", "the listener answers over HTTP without a redirect to HTTPS", "https"],
      ],
    },
    {
      name: "no access log",
      resources: balancer({}),
      findings: [["accessLogs.enabled", ...NO_LOG]],
    },
    {
      name: "no access log of the native provider",
      resources: native([{ key: "deletion_protection.enabled", value: "true" }]),
      findings: [["loadBalancerAttributes", ...NO_LOG]],
    },
    {
      name: "an access log of the native provider that is off",
      resources: native([{ ...logs, value: "false" }]),
      findings: [["loadBalancerAttributes[0].value", ...NO_LOG]],
    },
  ],
  notApplicable: [{ name: "an add-on", resources: declared("aws:eks/addon:Addon", {}) }],
  unknown: [
    {
      name: "an unknown switch of the cluster",
      resources: clusterWith(UNKNOWN),
      reasons: ["unknown value at vpcConfig.endpointPublicAccess"],
    },
    {
      name: "a cluster in subnets of another stack",
      resources: cluster({ vpcConfig: { endpointPublicAccess: false, subnetIds: ["subnet-1"] } }),
      reasons: ["not part of the stack: the VPC"],
    },
    {
      name: "an endpoint of an unknown service",
      resources: [
        ...isolated,
        ...nat,
        ...named(ENDPOINT, "dark", { vpcId: UNKNOWN, serviceName: UNKNOWN }, inVpc),
      ],
      reasons: ["unknown value at serviceName"],
    },
    {
      name: "unknown attributes",
      resources: native(UNKNOWN),
      reasons: ["unknown value at loadBalancerAttributes"],
    },
    {
      name: "an unknown policy of a listener",
      resources: listener({ protocol: "HTTPS", sslPolicy: UNKNOWN }),
      reasons: ["unknown value at sslPolicy"],
    },
  ],
});
