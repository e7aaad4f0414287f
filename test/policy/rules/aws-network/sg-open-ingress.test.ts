import { sgOpenIngress } from "../../../../policy/rules/aws-network/sg-open-ingress";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const open = (rule: Properties) =>
  declared("aws:ec2/securityGroup:SecurityGroup", {
    ingress: [
      { protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["0.0.0.0/0"], ...rule },
    ],
  });
const port = (number: number, protocol = "tcp") =>
  open({ protocol, fromPort: number, toPort: number });
const path = "ingress[0].cidrBlocks[0]";

describeRule(sgOpenIngress, {
  pass: [
    { name: "HTTP", resources: port(80) },
    { name: "HTTPS", resources: port(443) },
    { name: "SSH, which has a rule of its own", resources: port(22) },
    { name: "a database for one network", resources: open({ cidrBlocks: ["10.0.0.0/8"] }) },
    { name: "a database for half of the world", resources: open({ cidrBlocks: ["0.0.0.0/1"] }) },
    {
      name: "a prefix list on a port of the list",
      resources: open({ fromPort: 443, toPort: 443, cidrBlocks: [], prefixListIds: ["pl-1"] }),
    },
    { name: "ping", resources: open({ protocol: "icmp", fromPort: 8, toPort: -1 }) },
    { name: "a port of the list", parameters: { allowedPorts: [5432] }, resources: open({}) },
    {
      name: "HTTP/3 where the list has it",
      parameters: { allowedUdpPorts: [443] },
      resources: port(443, "udp"),
    },
    {
      name: "a rule for the way out",
      resources: declared("aws:ec2/securityGroupRule:SecurityGroupRule", {
        type: "egress",
        protocol: "-1",
        cidrBlocks: ["0.0.0.0/0"],
      }),
    },
  ],
  fail: [
    {
      name: "a database",
      resources: open({}),
      findings: [[path, "port 5432 is open to the internet"]],
    },
    {
      name: "everyone in two halves",
      resources: open({ cidrBlocks: ["10.0.0.0/8", "0.0.0.0/1", "128.0.0.0/1"] }),
      findings: [[path, "port 5432 is open to the internet"]],
    },
    {
      name: "UDP on 443",
      resources: port(443, "udp"),
      findings: [[path, "UDP port 443 is open to the internet"]],
    },
    {
      name: "a range around 443",
      resources: open({ fromPort: 443, toPort: 444 }),
      findings: [[path, "ports 443 to 444 are open to the internet"]],
    },
    {
      name: "all protocols",
      resources: open({ protocol: "-1", fromPort: 0, toPort: 0 }),
      findings: [[path, "ports 0 to 65535 are open to the internet"]],
    },
    {
      name: "a rule of its own, over IPv6",
      resources: declared("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
        ipProtocol: "tcp",
        fromPort: 6379,
        toPort: 6379,
        cidrIpv6: "::/0",
      }),
      findings: [["cidrIpv6", "port 6379 is open to the internet"]],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "a prefix list, which says elsewhere whom it lets in",
      resources: open({ cidrBlocks: [], prefixListIds: ["pl-1"] }),
      reasons: ["not part of the resource: what ingress[0].prefixListIds[0] holds"],
    },
    {
      name: "an unknown source",
      resources: open({ cidrBlocks: [UNKNOWN] }),
      reasons: [`unknown value at ${path}`],
    },
    {
      name: "an unknown end of the range",
      resources: open({ toPort: UNKNOWN }),
      reasons: ["unknown value at ingress[0].toPort"],
    },
  ],
});
