import { declared } from "../resources";
import { describeBypasses, podText, text } from "./describe-bypasses";

type Properties = Readonly<Record<string, unknown>>;

const inline = (ingress: Properties) =>
  declared("aws:ec2/securityGroup:SecurityGroup", { ingress: [{ protocol: "tcp", ...ingress }] });
const SSH = { fromPort: 22, toPort: 22 };
const ADMIN = "sg-admin-ingress";
const policy = (spec: string) => text("networking.k8s.io/v1", "NetworkPolicy", `spec: {${spec}}`);
const service = (spec: string) => text("v1", "Service", `spec: {${spec}}`);

describeBypasses("networks", [
  {
    name: "a range around the port",
    given: inline({ fromPort: 1, toPort: 100, cidrBlocks: ["0.0.0.0/0"] }),
    rule: ADMIN,
    path: "ingress[0].cidrBlocks[0]",
  },
  {
    name: "every protocol",
    given: inline({ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }),
    rule: ADMIN,
    path: "ingress[0].cidrBlocks[0]",
  },
  {
    name: "IPv6",
    given: inline({ ...SSH, ipv6CidrBlocks: ["::/0"] }),
    rule: ADMIN,
    path: "ingress[0].ipv6CidrBlocks[0]",
  },
  {
    name: "IPv6 in long form",
    given: inline({ ...SSH, ipv6CidrBlocks: ["0:0:0:0:0:0:0:0/0"] }),
    rule: ADMIN,
    path: "ingress[0].ipv6CidrBlocks[0]",
  },
  {
    name: "the second block of a list",
    given: inline({ ...SSH, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }),
    rule: ADMIN,
    path: "ingress[0].cidrBlocks[1]",
  },
  {
    name: "another address of length zero",
    given: inline({ ...SSH, cidrBlocks: ["1.2.3.4/0"] }),
    rule: ADMIN,
    path: "ingress[0].cidrBlocks[0]",
  },
  {
    name: "a world in two halves",
    given: inline({ ...SSH, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }),
    rule: ADMIN,
    path: "ingress[0].cidrBlocks[0]",
  },
  {
    name: "a rule of its own",
    given: declared("aws:ec2/securityGroupRule:SecurityGroupRule", {
      type: "ingress",
      protocol: "tcp",
      ...SSH,
      cidrBlocks: ["0.0.0.0/0"],
    }),
    rule: ADMIN,
    path: "cidrBlocks[0]",
  },
  {
    name: "a rule of the newest form",
    given: declared("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      ipProtocol: "tcp",
      ...SSH,
      cidrIpv4: "0.0.0.0/0",
    }),
    rule: ADMIN,
    path: "cidrIpv4",
  },
  {
    name: "an unknown block",
    given: inline({ ...SSH, cidrBlocks: { $unknown: true } }),
    rule: ADMIN,
    reason: "unknown value at ingress[0].cidrBlocks",
  },
  {
    name: "a default group that is adopted open",
    given: declared("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {
      vpcId: "v",
      ingress: [{ protocol: "-1", self: true, fromPort: 0, toPort: 0 }],
    }),
    rule: "vpc-default-sg",
    path: "ingress[0]",
  },
  {
    name: "an empty egress rule",
    given: policy("podSelector: {}, egress: [{}]"),
    rule: "net-open-world",
    path: "spec.egress[0]",
  },
  {
    name: "the world of IPv6",
    given: policy('podSelector: {}, ingress: [{from: [{ipBlock: {cidr: "::/0"}}]}]'),
    rule: "net-open-world",
    path: "spec.ingress[0].from[0].ipBlock.cidr",
  },
  {
    name: "a selector by expression only",
    given: policy(
      "podSelector: {matchExpressions: [{key: app, operator: In, values: [none]}]}, policyTypes: [Ingress]",
    ),
    rule: "net-policy-dangling",
    path: "spec.podSelector",
  },
  {
    name: "a pod in a namespace left out",
    given: "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {}}",
    rule: "k8s-default-namespace",
    path: "metadata.namespace",
  },
  {
    name: "an empty namespace",
    given: "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: ''}, spec: {}}",
    rule: "k8s-default-namespace",
    path: "metadata.namespace",
  },
  {
    name: "a default deny of another namespace",
    given: `${podText("containers: []")}\n---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: other}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}`,
    rule: "net-default-deny",
    path: "metadata.namespace",
  },
  {
    name: "external addresses",
    given: service("externalIPs: [1.2.3.4]"),
    rule: "net-exposure",
    path: "spec.externalIPs",
  },
  {
    name: "a NodePort behind a balancer",
    given: service("type: LoadBalancer"),
    rule: "net-exposure",
    path: "spec.type",
  },
  {
    name: "a host without TLS among others",
    given: text(
      "networking.k8s.io/v1beta1",
      "Ingress",
      "spec: {tls: [{hosts: [a.example.com]}], rules: [{host: a.example.com}, {host: b.example.com}]}",
    ),
    rule: "net-ingress-tls",
    path: "spec.rules[1].host",
  },
  {
    name: "mutual TLS off on one port",
    given: text(
      "security.istio.io/v1beta1",
      "PeerAuthentication",
      "spec: {selector: {matchLabels: {a: b}}, mtls: {mode: STRICT}, portLevelMtls: {8080: {mode: DISABLE}}}",
    ),
    rule: "mesh-mtls-strict",
    path: 'spec.portLevelMtls["8080"].mode',
  },
  {
    name: "TLS off in a subset",
    given: `${text("security.istio.io/v1", "PeerAuthentication", "spec: {mtls: {mode: STRICT}}")}\n---\n${service("ports: [{port: 80}]")}\n---\n${text("networking.istio.io/v1alpha3", "DestinationRule", "spec: {host: web, subsets: [{name: v1, trafficPolicy: {tls: {mode: DISABLE}}}]}")}`,
    rule: "mesh-dr-tls-off",
    path: "spec.subsets[0].trafficPolicy.tls.mode",
  },
  {
    name: "an empty rule of an authorization",
    given: text("security.istio.io/v1beta1", "AuthorizationPolicy", "spec: {rules: [{}]}"),
    rule: "mesh-authz-safe",
    path: "spec.rules[0]",
  },
  {
    name: "a gateway whose redirect is off",
    given: text(
      "networking.istio.io/v1beta1",
      "Gateway",
      "spec: {servers: [{port: {number: 80, protocol: HTTP}, tls: {httpsRedirect: false}, hosts: [a.example.com]}]}",
    ),
    rule: "mesh-gateway-tls",
    path: "spec.servers[0].tls.httpsRedirect",
  },
  {
    name: "replicas by an autoscaler of one",
    given: `${text("apps/v1", "Deployment", "spec: {replicas: 3, template: {spec: {containers: []}}}")}\n---\n${text("autoscaling/v2", "HorizontalPodAutoscaler", "spec: {minReplicas: 1, maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}")}`,
    rule: "as-hpa-bounds",
    path: "spec.minReplicas",
  },
  {
    name: "a bucket under its other token",
    given: declared("aws:s3/bucketV2:BucketV2", { bucket: "b" }),
    rule: "s3-baseline",
    path: "bucket",
  },
  {
    name: "a balancer under its old token",
    given: declared("aws:elasticloadbalancingv2/listener:Listener", { protocol: "HTTP", port: 80 }),
    rule: "vpc-endpoints",
    path: "protocol",
  },
]);
