import { subnetPublicIp } from "../../../../policy/rules/aws-network/subnet-public-ip";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const OPEN_ENTRY = [
  "the entry of the network ACL opens an administration port to everyone",
  "network-acl",
] as const;

type Properties = Readonly<Record<string, unknown>>;

const subnet = (mapPublicIpOnLaunch: unknown) =>
  declared("aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch });
const entry = { action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" };
const acl = (...entries: readonly Properties[]) =>
  declared("aws:ec2/networkAcl:NetworkAcl", {
    ingress: entries.map((props) => ({ ...entry, ...props })),
  });
const aclRule = (props: Properties) =>
  declared("aws:ec2/networkAclRule:NetworkAclRule", {
    ruleAction: "allow",
    protocol: "tcp",
    fromPort: 22,
    toPort: 22,
    cidrBlock: "0.0.0.0/0",
    ...props,
  });

describeRule(subnetPublicIp, {
  pass: [
    { name: "a subnet without public addresses", resources: subnet(false) },
    { name: "a subnet that says nothing", resources: subnet(undefined) },
    { name: "an ACL that denies everyone", resources: acl({ action: "deny" }) },
    { name: "an ACL for one network", resources: acl({ cidrBlock: "10.0.0.0/8" }) },
    {
      name: "halves of the world on different ports",
      resources: acl(
        { cidrBlock: "0.0.0.0/1", protocol: "tcp", fromPort: 22, toPort: 22 },
        { cidrBlock: "128.0.0.0/1", protocol: "tcp", fromPort: 3389, toPort: 3389 },
      ),
    },
    {
      name: "a half that is denied",
      resources: acl({ cidrBlock: "0.0.0.0/1" }, { cidrBlock: "128.0.0.0/1", action: "deny" }),
    },
    { name: "ICMP for everyone", resources: acl({ protocol: "icmp" }) },
    { name: "HTTPS for everyone", resources: aclRule({ fromPort: 443, toPort: 443 }) },
    { name: "a rule for the way out", resources: aclRule({ egress: true }) },
  ],
  fail: [
    {
      name: "a public subnet",
      resources: subnet(true),
      findings: [
        [
          "mapPublicIpOnLaunch",
          "the subnet assigns a public address to every machine",
          "public-ip",
        ],
      ],
    },
    {
      name: "an ACL that lets everyone in",
      resources: acl({}),
      findings: [["ingress[0].cidrBlock", ...OPEN_ENTRY]],
    },
    {
      name: "an ACL that lets everyone in over IPv6",
      resources: acl({ cidrBlock: undefined, ipv6CidrBlock: "::/0" }),
      findings: [["ingress[0].ipv6CidrBlock", ...OPEN_ENTRY]],
    },
    {
      name: "an ACL that lets everyone in by two halves",
      resources: acl(
        { cidrBlock: "0.0.0.0/1" },
        { cidrBlock: "128.0.0.0/1", protocol: "tcp", toPort: 22 },
      ),
      findings: [
        [
          "ingress[0].cidrBlock",
          "the entries of the network ACL together open an administration port to everyone",
          "network-acl",
        ],
      ],
    },
    {
      name: "SSH by a rule of its own",
      resources: aclRule({}),
      findings: [["cidrBlock", ...OPEN_ENTRY]],
    },
    {
      name: "RDP within a range",
      resources: aclRule({ fromPort: 3000, toPort: 4000, egress: false }),
      findings: [["cidrBlock", ...OPEN_ENTRY]],
    },
    {
      name: "an entry of the native provider",
      resources: declared("aws-native:ec2:NetworkAclEntry", {
        ruleAction: "allow",
        protocol: 6,
        portRange: { from: 0, to: 1024 },
        cidrBlock: "0.0.0.0/0",
      }),
      findings: [["cidrBlock", ...OPEN_ENTRY]],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown switch",
      resources: subnet(UNKNOWN),
      reasons: ["unknown value at mapPublicIpOnLaunch"],
    },
    {
      name: "an unknown network",
      resources: acl({ cidrBlock: UNKNOWN }),
      reasons: ["unknown value at ingress[0].cidrBlock"],
    },
    {
      name: "an unknown protocol for everyone",
      resources: aclRule({ protocol: UNKNOWN }),
      reasons: ["unknown value at protocol"],
    },
  ],
});
