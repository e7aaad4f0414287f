import { sgEgressDesc } from "../../../../policy/rules/aws-network/sg-egress-desc";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

const NO_RULE_DESCRIPTION = ["the security group rule has no description", "description"] as const;
const OPEN_EGRESS = ["the rule allows outbound traffic to the whole internet", "egress"] as const;

type Properties = Readonly<Record<string, unknown>>;

const description = "for the orders";
const group = (props: Properties) =>
  declared("aws:ec2/securityGroup:SecurityGroup", { description, ...props });
const egress = (props: Properties) =>
  group({ egress: [{ description, protocol: "tcp", fromPort: 5432, toPort: 5432, ...props }] });
const separate = (props: Properties) =>
  declared("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
    description,
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    ...props,
  });
const classic = (props: Properties) =>
  declared("aws:ec2/securityGroupRule:SecurityGroupRule", {
    description,
    type: "egress",
    protocol: "-1",
    fromPort: 0,
    toPort: 0,
    cidrBlocks: ["0.0.0.0/0"],
    ...props,
  });

describeRule(sgEgressDesc, {
  pass: [
    { name: "a described group", resources: group({}) },
    { name: "egress to a network", resources: egress({ cidrBlocks: ["10.0.0.0/8"] }) },
    { name: "one half of all addresses", resources: egress({ cidrBlocks: ["128.0.0.0/1"] }) },
    { name: "egress to a group", resources: egress({ securityGroups: ["sg-1"] }) },
    {
      name: "HTTPS to anywhere",
      resources: egress({ fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }),
    },
    { name: "ingress from anywhere", resources: classic({ type: "ingress" }) },
    { name: "a separate rule", resources: separate({ cidrIpv4: "10.0.0.0/8" }) },
    {
      name: "the default group, closed",
      resources: declared("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { egress: [] }),
    },
    {
      name: "a native group",
      resources: declared("aws-native:ec2:SecurityGroup", { groupDescription: description }),
    },
  ],
  fail: [
    {
      name: "a group that nobody describes",
      resources: group({ description: undefined }),
      findings: [["description", "the security group has no description", "description"]],
    },
    {
      name: "the description of the tool",
      resources: group({ description: "Managed by Pulumi" }),
      findings: [["description", "the security group has no description", "description"]],
    },
    {
      name: "rules that nobody describes",
      resources: group({
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
        egress: [{ description: "", protocol: "-1", securityGroups: ["sg-1"] }],
      }),
      findings: [
        ["ingress[0].description", ...NO_RULE_DESCRIPTION],
        ["egress[0].description", ...NO_RULE_DESCRIPTION],
      ],
    },
    {
      name: "a separate rule that nobody describes",
      resources: separate({ description: undefined }),
      findings: [["description", ...NO_RULE_DESCRIPTION]],
    },
    {
      name: "everything to anywhere, in both families",
      resources: egress({
        protocol: "-1",
        fromPort: 0,
        toPort: 0,
        cidrBlocks: ["0.0.0.0/0"],
        ipv6CidrBlocks: ["::/0"],
      }),
      findings: [
        ["egress[0].cidrBlocks[0]", ...OPEN_EGRESS],
        ["egress[0].ipv6CidrBlocks[0]", ...OPEN_EGRESS],
      ],
    },
    {
      name: "anywhere in two halves",
      resources: egress({ cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }),
      findings: [["egress[0].cidrBlocks[0]", ...OPEN_EGRESS]],
    },
    {
      name: "no protocol, which is all of them",
      resources: group({ egress: [{ description, cidrBlocks: ["0.0.0.0/0"] }] }),
      findings: [["egress[0].cidrBlocks[0]", ...OPEN_EGRESS]],
    },
    {
      name: "a classic rule",
      resources: classic({}),
      findings: [["cidrBlocks[0]", ...OPEN_EGRESS]],
    },
    {
      name: "a separate rule to anywhere",
      resources: separate({ cidrIpv4: "0.0.0.0/0" }),
      findings: [["cidrIpv4", ...OPEN_EGRESS]],
    },
    {
      name: "a native rule",
      resources: declared("aws-native:ec2:SecurityGroupEgress", {
        description,
        ipProtocol: "-1",
        cidrIpv6: "::/0",
      }),
      findings: [["cidrIpv6", ...OPEN_EGRESS]],
    },
    {
      name: "a port that is not on one's own list",
      parameters: { allowedPorts: [] },
      resources: egress({ fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }),
      findings: [["egress[0].cidrBlocks[0]", ...OPEN_EGRESS]],
    },
  ],
  notApplicable: [
    { name: "a network ACL", resources: declared("aws:ec2/networkAcl:NetworkAcl", {}) },
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
  ],
  unknown: [
    {
      name: "an unknown target",
      resources: separate({ cidrIpv4: UNKNOWN }),
      reasons: ["unknown value at cidrIpv4"],
    },
    {
      name: "unknown rules",
      resources: group({ egress: UNKNOWN }),
      reasons: ["unknown value at egress"],
    },
    {
      name: "an unknown description",
      resources: group({ description: UNKNOWN }),
      reasons: ["unknown value at description"],
    },
  ],
});
