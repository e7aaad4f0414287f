import { sgAdminIngress } from "../../../../policy/rules/aws-network/sg-admin-ingress";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const group = (...ingress: readonly Properties[]) =>
  declared("aws:ec2/securityGroup:SecurityGroup", { ingress });
const ssh = { protocol: "tcp", fromPort: 22, toPort: 22 };
const ANYWHERE = ["0.0.0.0/0"];
const open = (rule: Properties) => group({ ...ssh, cidrBlocks: ANYWHERE, ...rule });

const SSH_OPEN = "port 22 is open to the internet";
const BOTH = "ports 22 and 3389 are open to the internet";
const RDP = "port 3389 is open to the internet";

/** Every resource that can let traffic in, with an open and an inoffensive form. */
const FORMS = [
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    props: { ingress: [{ ...ssh, ipv6CidrBlocks: ["::/0"] }] },
    path: "ingress[0].ipv6CidrBlocks[0]",
    message: SSH_OPEN,
  },
  {
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    props: { ingress: [{ ...ssh, cidrBlocks: ANYWHERE }] },
    path: "ingress[0].cidrBlocks[0]",
    message: SSH_OPEN,
  },
  {
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    props: { type: "ingress", ...ssh, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] },
    path: "cidrBlocks[1]",
    message: SSH_OPEN,
  },
  {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    props: { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "0.0.0.0/0" },
    path: "cidrIpv4",
    message: SSH_OPEN,
  },
  {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    props: { ipProtocol: "-1", cidrIpv6: "::/0" },
    path: "cidrIpv6",
    message: BOTH,
  },
  {
    type: "aws-native:ec2:SecurityGroup",
    props: {
      securityGroupIngress: [
        { ipProtocol: "tcp", fromPort: 3389, toPort: 3389, cidrIp: "0.0.0.0/0" },
      ],
    },
    path: "securityGroupIngress[0].cidrIp",
    message: RDP,
  },
  {
    type: "aws-native:ec2:SecurityGroupIngress",
    props: { ipProtocol: "6", fromPort: 0, toPort: 1024, cidrIpv6: "::/0" },
    path: "cidrIpv6",
    message: SSH_OPEN,
  },
] as const;

const opens = (name: string, rule: Properties, message = SSH_OPEN): RuleCase => ({
  name,
  resources: open(rule),
  findings: [["ingress[0].cidrBlocks[0]", message]],
});

describeRule(sgAdminIngress, {
  pass: [
    { name: "HTTPS for everyone", resources: open({ fromPort: 443, toPort: 443 }) },
    { name: "SSH for one network", resources: open({ cidrBlocks: ["203.0.113.0/24"] }) },
    { name: "SSH for half of the world", resources: open({ cidrBlocks: ["0.0.0.0/1"] }) },
    {
      name: "SSH from another security group",
      resources: open({ cidrBlocks: [], securityGroups: ["sg-1"] }),
    },
    { name: "a range that ends below", resources: open({ fromPort: 0, toPort: 21 }) },
    { name: "a range that begins above", resources: open({ fromPort: 23, toPort: 3388 }) },
    {
      name: "ping, whose type is not a port",
      resources: open({ protocol: "icmp", fromPort: 8, toPort: -1 }),
    },
    { name: "every ICMP type", resources: open({ protocol: "icmp", fromPort: -1, toPort: -1 }) },
    { name: "ICMPv6 by number", resources: open({ protocol: "58", fromPort: 0, toPort: 255 }) },
    { name: "a group without rules", resources: group() },
    {
      name: "a rule for the way out",
      resources: declared("aws:ec2/securityGroupRule:SecurityGroupRule", {
        type: "egress",
        ...ssh,
        cidrBlocks: ANYWHERE,
      }),
    },
    {
      name: "SSH where the configuration names other ports",
      parameters: { ports: [5985] },
      resources: open({}),
    },
  ],
  fail: [
    ...FORMS.map(({ type, props, path, message }) => ({
      name: `${path} of ${type}`,
      resources: declared(type, props),
      findings: [[path, message] as const],
    })),
    opens("SSH", {}),
    opens("RDP", { fromPort: 3389, toPort: 3389 }, RDP),
    opens("RDP over UDP", { protocol: "udp", fromPort: 3389, toPort: 3389 }, RDP),
    opens("TCP by number", { protocol: 6 }),
    opens("no protocol, which a port makes up for", { protocol: undefined }),
    opens("TCP in capitals", { protocol: "TCP" }),
    opens("a range that holds a port", { fromPort: 20, toPort: 25 }),
    opens("a range that ends at a port", { fromPort: 0, toPort: 22 }),
    opens("all ports", { fromPort: 0, toPort: 65535 }, BOTH),
    opens("all protocols, whatever the ports", { protocol: "-1", fromPort: 0, toPort: 0 }, BOTH),
    opens("all protocols by number", { protocol: -1, fromPort: 0, toPort: 0 }, BOTH),
    opens("no ports given", { fromPort: undefined, toPort: undefined }, BOTH),
    opens("another address with a prefix of nothing", { cidrBlocks: ["10.0.0.0/0"] }),
    {
      name: "each open source of each rule",
      resources: group(
        { ...ssh, cidrBlocks: ANYWHERE, ipv6CidrBlocks: ["::/0"] },
        { protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ANYWHERE },
        { protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["0::0/0"] },
      ),
      findings: [
        ["ingress[0].cidrBlocks[0]", SSH_OPEN],
        ["ingress[0].ipv6CidrBlocks[0]", SSH_OPEN],
        ["ingress[2].ipv6CidrBlocks[0]", BOTH],
      ],
    },
  ],
  notApplicable: [
    {
      name: "an egress rule of the newer form",
      resources: declared("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
        ipProtocol: "-1",
        cidrIpv4: "0.0.0.0/0",
      }),
    },
  ],
  unknown: [
    {
      name: "a prefix list, which says elsewhere whom it lets in",
      resources: [
        ...open({ cidrBlocks: [], prefixListIds: ["pl-1", UNKNOWN] }),
        ...declared("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
          ipProtocol: "-1",
          prefixListId: "pl-1",
        }),
        ...declared("aws-native:ec2:SecurityGroupIngress", {
          ipProtocol: "-1",
          sourcePrefixListId: "pl-1",
        }),
      ],
      reasons: [
        "not part of the resource: what ingress[0].prefixListIds[0] holds",
        "unknown value at ingress[0].prefixListIds[1]",
        "not part of the resource: what prefixListId holds",
        "not part of the resource: what sourcePrefixListId holds",
      ],
    },
    {
      name: "an unknown network on a port of administration",
      resources: open({ cidrBlocks: [UNKNOWN] }),
      reasons: ["unknown value at ingress[0].cidrBlocks[0]"],
    },
    {
      name: "an unknown port that is open to the world",
      resources: open({ toPort: UNKNOWN }),
      reasons: ["unknown value at ingress[0].toPort"],
    },
    {
      name: "an unknown protocol on port 22",
      resources: open({ protocol: UNKNOWN }),
      reasons: ["unknown value at ingress[0].protocol"],
    },
    {
      name: "an unknown direction",
      resources: declared("aws:ec2/securityGroupRule:SecurityGroupRule", {
        type: UNKNOWN,
        ...ssh,
        cidrBlocks: ANYWHERE,
      }),
      reasons: ["unknown value at type"],
    },
    {
      name: "unknown rules",
      resources: declared("aws:ec2/securityGroup:SecurityGroup", { ingress: UNKNOWN }),
      reasons: ["unknown value at ingress"],
    },
  ],
});
