import { vpcDefaultSg } from "../../../../policy/rules/aws-network/vpc-default-sg";
import { vpc, VPC_URN } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN, urnOf } from "../../resources";

const ALLOWS_TRAFFIC = "the default security group has a rule that allows traffic";

type Properties = Readonly<Record<string, unknown>>;

const DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const closed = (props: Properties = {}) =>
  named(DEFAULT, "it", { vpcId: UNKNOWN, ...props }, { vpcId: [VPC_URN] });
const ruleOf = (urn: string) =>
  named(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "rule",
    { securityGroupId: UNKNOWN },
    { securityGroupId: [urn] },
  );
const everything = { protocol: "-1", fromPort: 0, toPort: 0, self: true };

describeRule(vpcDefaultSg, {
  pass: [
    {
      name: "a group with empty lists",
      resources: [...vpc(), ...closed({ ingress: [], egress: [] })],
    },
    { name: "a group without lists, which has no rules", resources: [...vpc(), ...closed()] },
    {
      name: "a rule of another group",
      resources: [
        ...vpc(),
        ...closed(),
        ...ruleOf(urnOf("aws:ec2/securityGroup:SecurityGroup", "web")),
      ],
    },
  ],
  fail: [
    {
      name: "no group",
      resources: vpc(),
      findings: [
        ["cidrBlock", "the default security group of the VPC keeps the rules that AWS adds"],
      ],
    },
    {
      name: "rules for both ways",
      resources: [...vpc(), ...closed({ ingress: [everything], egress: [everything] })],
      findings: [
        ["ingress[0]", ALLOWS_TRAFFIC],
        ["egress[0]", ALLOWS_TRAFFIC],
      ],
    },
    {
      name: "a rule that stands apart",
      resources: [...vpc(), ...closed(), ...ruleOf(urnOf(DEFAULT))],
      findings: [["securityGroupId", ALLOWS_TRAFFIC]],
    },
    {
      name: "a rule for the group that the VPC names",
      resources: [...vpc(), ...closed(), ...ruleOf(VPC_URN)],
      findings: [["securityGroupId", ALLOWS_TRAFFIC]],
    },
  ],
  notApplicable: [{ name: "a subnet", resources: declared("aws:ec2/subnet:Subnet", {}) }],
  unknown: [
    {
      name: "unknown rules",
      resources: [...vpc(), ...closed({ ingress: UNKNOWN })],
      reasons: ["unknown value at ingress"],
    },
    {
      name: "a group that may be of any VPC",
      resources: [...vpc(), ...named(DEFAULT, "it", { vpcId: UNKNOWN })],
      reasons: ["unknown value at vpcId"],
    },
  ],
});
