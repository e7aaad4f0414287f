import { costServiceQuota } from "../../../../policy/rules/cost-account-quota-tags/cost-service-quota";
import type { NormalizedResource } from "../../../../policy/rule/resource";
import { cluster, nodeGroup, subnet, subnetUrn } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN, urnOf } from "../../resources";

const SIXTY_ONE_RULES = [
  "the stack has 61 rules of one direction and address family in one security group, where the quota is 60",
  "security-group-rules",
] as const;

type Properties = Readonly<Record<string, unknown>>;

const VPC = "aws:ec2/vpc:Vpc";
const ADDRESS = "aws:ec2/eip:Eip";
const NAT = "aws:ec2/natGateway:NatGateway";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const QUEUE = "aws:sqs/queue:Queue";

/** As many resources of a type as asked for. */
function many(
  count: number,
  type: string,
  props: (at: number) => Properties = () => ({}),
  from: NormalizedResource["propertyDependencies"] = {},
): readonly NormalizedResource[] {
  return numbers(count).flatMap((at) => named(type, `it-${at}`, props(at), from));
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}

const gateways = (count: number, zone = "a") =>
  numbers(count).flatMap((at) =>
    named(NAT, `${zone}-${at}`, { subnetId: UNKNOWN }, { subnetId: [subnetUrn(zone)] }),
  );
const blocks = (count: number) => numbers(count).map((at) => `10.0.${at}.0/24`);
const groups = (count: number) => numbers(count).map(() => UNKNOWN);
const separate = (count: number, props: Properties = { cidrIpv4: "10.0.0.0/8" }) =>
  many(count, RULE, () => ({ securityGroupId: UNKNOWN, ...props }), {
    securityGroupId: [urnOf(GROUP)],
  });
const attachments = (count: number) =>
  many(count, ATTACHMENT, (at) => ({ role: UNKNOWN, policyArn: `arn:aws:iam::aws:policy/${at}` }), {
    role: [urnOf(ROLE)],
  });
const nodeGroups = (count: number) =>
  numbers(count).flatMap((at) => nodeGroup({}, [], `nodes-${at}`));

describeRule(costServiceQuota, {
  pass: [
    { name: "as many VPCs as an account may have", resources: many(5, VPC) },
    {
      name: "more VPCs, in two regions",
      resources: many(8, VPC, (at) => ({ region: at < 4 ? "eu-west-1" : "eu-central-1" })),
    },
    { name: "more VPCs where AWS allows it", parameters: { vpcs: 20 }, resources: many(8, VPC) },
    {
      name: "more addresses that one brings along",
      resources: many(9, ADDRESS, () => ({ publicIpv4Pool: "ipv4pool-ec2-1" })),
    },
    {
      name: "five NAT gateways in each of two zones",
      resources: [
        ...subnet("a", "eu-west-1a"),
        ...subnet("b", "eu-west-1b"),
        ...gateways(5),
        ...gateways(5, "b"),
      ],
    },
    {
      name: "sixty rules of each family",
      resources: declared(GROUP, {
        ingress: [{ cidrBlocks: blocks(60) }, { ipv6CidrBlocks: blocks(60) }],
        egress: [{ cidrBlocks: blocks(60) }],
      }),
    },
    {
      name: "the same policies by attachments and by a list",
      resources: [
        ...declared(ROLE, {
          managedPolicyArns: numbers(10).map((at) => `arn:aws:iam::aws:policy/${at}`),
        }),
        ...attachments(10),
      ],
    },
    { name: "thirty node groups", resources: [...cluster(), ...nodeGroups(30)] },
    { name: "queues within one's own bound", parameters: { queues: 2 }, resources: many(2, QUEUE) },
  ],
  fail: [
    {
      name: "a VPC too many",
      resources: many(6, VPC),
      findings: [["cidrBlock", "the stack has 6 VPCs in one region, where the quota is 5", "vpcs"]],
    },
    {
      name: "an address too many",
      resources: many(6, ADDRESS),
      findings: [
        [
          "domain",
          "the stack has 6 Elastic IP addresses in one region, where the quota is 5",
          "elastic-ips",
        ],
      ],
    },
    {
      name: "six addresses of two providers of one account",
      resources: [...many(3, ADDRESS), ...many(3, "aws-native:ec2:Eip")],
      findings: [
        [
          "domain",
          "the stack has 6 Elastic IP addresses in one region, where the quota is 5",
          "elastic-ips",
        ],
      ],
    },
    {
      name: "a NAT gateway too many in one zone",
      resources: [...subnet("a", "eu-west-1a"), ...gateways(6)],
      findings: [
        [
          "subnetId",
          "the stack has 6 NAT gateways in one zone, where the quota is 5",
          "nat-gateways",
        ],
      ],
    },
    {
      name: "a security group too many on an interface",
      resources: declared("aws:ec2/launchTemplate:LaunchTemplate", {
        vpcSecurityGroupIds: groups(6),
        networkInterfaces: [{ securityGroups: groups(7) }],
      }),
      findings: [
        [
          "vpcSecurityGroupIds[5]",
          "the stack has 6 security groups on one network interface, where the quota is 5",
          "interface-security-groups",
        ],
        [
          "networkInterfaces[0].securityGroups[5]",
          "the stack has 7 security groups on one network interface, where the quota is 5",
          "interface-security-groups",
        ],
      ],
    },
    {
      name: "a security group too many on the pods of a policy",
      resources: manifest({
        apiVersion: "vpcresources.k8s.aws/v1beta1",
        kind: "SecurityGroupPolicy",
        metadata: { name: "pods" },
        spec: { securityGroups: { groupIds: groups(6) } },
      }),
      findings: [
        [
          "spec.securityGroups.groupIds[5]",
          "the stack has 6 security groups on one network interface, where the quota is 5",
          "interface-security-groups",
        ],
      ],
    },
    {
      name: "a security group too many on a control plane",
      resources: cluster({ vpcConfig: { securityGroupIds: groups(5) } }),
      findings: [
        [
          "vpcConfig.securityGroupIds[4]",
          "the stack has 5 security groups on one control plane, where the quota is 4",
          "cluster-security-groups",
        ],
      ],
    },
    {
      name: "a rule too many in a group",
      resources: declared(GROUP, {
        egress: [{ cidrBlocks: blocks(60) }, { securityGroups: ["sg-1"] }],
      }),
      findings: [["egress", ...SIXTY_ONE_RULES]],
    },
    {
      name: "a rule too many beside a group",
      resources: [...declared(GROUP, { ingress: [{ cidrBlocks: blocks(30) }] }), ...separate(31)],
      findings: [["ingress", ...SIXTY_ONE_RULES]],
    },
    {
      name: "references, which count for both families",
      resources: [
        ...declared(GROUP, { ingress: [{ ipv6CidrBlocks: blocks(40), self: true }] }),
        ...separate(20, { referencedSecurityGroupId: "sg-1" }),
      ],
      findings: [["ingress", ...SIXTY_ONE_RULES]],
    },
    {
      name: "a policy too many on a role",
      resources: [...declared(ROLE, {}), ...attachments(11)],
      findings: [
        [
          "policyArn",
          "the stack has 11 managed policies on one role, where the quota is 10",
          "role-policies",
        ],
      ],
    },
    {
      name: "a node group too many",
      resources: [...cluster(), ...nodeGroups(31)],
      findings: [
        [
          "clusterName",
          "the stack has 31 managed node groups of one cluster, where the quota is 30",
          "node-groups",
        ],
      ],
    },
    {
      name: "more queues than one's own bound",
      parameters: { queues: 2 },
      resources: many(3, QUEUE),
      findings: [
        ["name", "the stack has 3 SQS queues in one region, where the bound is 2", "queues"],
      ],
    },
  ],
  notApplicable: [
    { name: "a route", resources: declared("aws:ec2/route:Route", {}) },
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
  ],
  unknown: [
    {
      name: "queues without a bound",
      resources: many(2, QUEUE),
      reasons: ["not configured: queues"],
    },
    {
      name: "an unknown list of security groups",
      resources: declared("aws:ec2/networkInterface:NetworkInterface", { securityGroups: UNKNOWN }),
      reasons: ["unknown value at securityGroups"],
    },
    {
      name: "unknown rules",
      resources: declared(GROUP, { ingress: UNKNOWN }),
      reasons: ["unknown value at ingress"],
    },
    {
      name: "NAT gateways in an unknown zone",
      resources: [...subnet("a", UNKNOWN), ...gateways(6)],
      reasons: ["unknown value at availabilityZone"],
    },
  ],
});
