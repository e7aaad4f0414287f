import { isProperties } from "../../properties";
import type { Limits, Rule } from "./limit";
import { hasPrefix, isNetwork, oneOf, range, text } from "./rules";

const malformed = (parameter: string): Rule =>
  text(
    isNetwork,
    (shown) =>
      `InvalidParameterValue: Value (${shown}) for parameter ${parameter} is invalid. ` +
      "This is not a valid CIDR block.",
  );

const inRange = (code: string): Rule =>
  text(
    (block) => hasPrefix(block, 16, 28),
    (shown) => `${code}: The CIDR '${shown}' is invalid.`,
  );

const value = (member: string) => ({ code: "InvalidParameterValue", member });

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

const description = (what: string): Rule =>
  text(
    (given) => DESCRIPTION.test(given),
    (shown) =>
      `InvalidParameterValue: Value (${shown}) for parameter ${what} is invalid. Valid ` +
      "descriptions are strings less than 256 characters from the following set: " +
      "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
  );

const groupName = text(
  (name) => DESCRIPTION.test(name) && name.length > 0 && !/^sg-/i.test(name),
  (shown) =>
    `InvalidParameterValue: Value (${shown}) for parameter GroupName is invalid. Group names are ` +
    "1 to 255 characters from the set a-zA-Z0-9. _-:/()#,@[]+=&;{}!$* and may not be in the " +
    "format sg-*.",
);

/**
 * -1 is every type of ICMP, and every port where the protocol is every protocol.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
const ports: Rule = (rule, quote) => {
  if (!isProperties(rule)) return undefined;
  const { fromPort, toPort } = rule;
  const known = [fromPort, toPort].filter((port) => typeof port === "number");
  const outside = known.find((port) => !Number.isInteger(port) || port < -1 || port > 65_535);
  if (outside !== undefined) {
    return `InvalidParameterValue: TCP/UDP port (${quote(outside)}) out of range`;
  }
  const [from, to] = known;
  if (from === undefined || to === undefined || from <= to || to === -1) return undefined;
  return `InvalidParameterValue: Invalid TCP/UDP port range (${quote(from)}:${quote(to)})`;
};

const ruleBlock = text(
  isNetwork,
  (shown) => `InvalidParameterValue: CIDR block ${shown} is malformed`,
);

const GROUP_RULE = [
  { at: "", rule: ports },
  { at: "cidrIpv4", rule: ruleBlock },
  { at: "description", rule: description("RuleDescription") },
];

const inlineRules = (direction: string) => [
  { at: `${direction}[]`, rule: ports },
  { at: `${direction}[].cidrBlocks[]`, rule: ruleBlock },
  { at: `${direction}[].description`, rule: description("RuleDescription") },
];

/**
 * A NAT gateway is in one subnet, or in the VPC for all of its zones.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
const placement: Rule = (gateway) => {
  if (!isProperties(gateway)) return undefined;
  const { availabilityMode, subnetId, vpcId, allocationId, connectivityType } = gateway;
  if (availabilityMode !== "regional") {
    return subnetId === undefined && isZonal(availabilityMode)
      ? "MissingParameter: The request must contain the parameter subnetId"
      : undefined;
  }
  if (vpcId === undefined) return "MissingParameter: The request must contain the parameter vpcId";
  if (connectivityType === "private") {
    return "InvalidParameterCombination: A regional NAT gateway cannot be private";
  }
  if (subnetId === undefined && allocationId === undefined) return undefined;
  const excess = subnetId === undefined ? "allocationId" : "subnetId";
  return `InvalidParameterCombination: ${excess} cannot be specified for a regional NAT gateway`;
};

const isZonal = (mode: unknown): boolean => mode === undefined || mode === "zonal";

/** User data is base64 of at most 16 KB, before encoding. */
const MOST_USER_DATA = 16_384;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Documented limits of EC2's networks and machines. */
export const NETWORK_LIMITS: Limits = {
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
  "aws:ec2/vpc:Vpc": [
    { at: "cidrBlock", rule: malformed("cidrBlock") },
    { at: "cidrBlock", rule: inRange("InvalidVpc.Range") },
    { at: "instanceTenancy", rule: oneOf(value("instanceTenancy"), ["default", "dedicated"]) },
    { at: "ipv4NetmaskLength", rule: range(value("ipv4NetmaskLength"), 16, 28) },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": [
    { at: "cidrBlock", rule: malformed("cidrBlock") },
    { at: "cidrBlock", rule: inRange("InvalidVpc.Range") },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
  "aws:ec2/subnet:Subnet": [
    { at: "cidrBlock", rule: malformed("cidrBlock") },
    { at: "cidrBlock", rule: inRange("InvalidSubnet.Range") },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
  "aws:ec2/route:Route": [{ at: "destinationCidrBlock", rule: malformed("destinationCidrBlock") }],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html
  "aws:ec2/eip:Eip": [{ at: "domain", rule: oneOf(value("domain"), ["vpc", "standard"]) }],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html
  "aws:ec2/natGateway:NatGateway": [
    { at: "connectivityType", rule: oneOf(value("connectivityType"), ["private", "public"]) },
    { at: "availabilityMode", rule: oneOf(value("availabilityMode"), ["regional", "zonal"]) },
    { at: "", rule: placement },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
  "aws:ec2/securityGroup:SecurityGroup": [
    { at: "name", rule: groupName },
    { at: "description", rule: description("GroupDescription") },
    ...inlineRules("ingress"),
    ...inlineRules("egress"),
  ],
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": [
    ...inlineRules("ingress"),
    ...inlineRules("egress"),
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": GROUP_RULE,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": GROUP_RULE,
  "aws:ec2/securityGroupRule:SecurityGroupRule": [
    { at: "", rule: ports },
    { at: "cidrBlocks[]", rule: ruleBlock },
    { at: "description", rule: description("RuleDescription") },
    { at: "type", rule: oneOf(value("type"), ["ingress", "egress"]) },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
  "aws:ec2/vpcEndpoint:VpcEndpoint": [
    {
      at: "vpcEndpointType",
      rule: oneOf(value("vpcEndpointType"), [
        "Interface",
        "Gateway",
        "GatewayLoadBalancer",
        "Resource",
        "ServiceNetwork",
      ]),
    },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
  "aws:ec2/flowLog:FlowLog": [
    { at: "trafficType", rule: oneOf(value("trafficType"), ["ACCEPT", "REJECT", "ALL"]) },
    { at: "maxAggregationInterval", rule: oneOf(value("maxAggregationInterval"), [60, 600]) },
    {
      at: "logDestinationType",
      rule: oneOf(value("logDestinationType"), ["cloud-watch-logs", "s3", "kinesis-data-firehose"]),
    },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
  "aws:ec2/launchTemplate:LaunchTemplate": [
    {
      at: "name",
      rule: text(
        (name) => /^[a-zA-Z0-9().\-/_]{3,128}$/.test(name),
        (shown) =>
          `InvalidLaunchTemplateName.MalformedException: A launch template name must be between 3 ` +
          `and 128 characters, and may contain letters, numbers, and the following characters: ` +
          `- ( ) . / _., got ${shown}`,
      ),
    },
    {
      at: "userData",
      rule: text(
        (data) => BASE64.test(data),
        () => "InvalidUserData.Malformed: Invalid BASE64 encoding of user data.",
      ),
    },
    {
      at: "userData",
      rule: text(
        (data) => Buffer.byteLength(data, "base64") <= MOST_USER_DATA,
        () => `InvalidParameterValue: User data is limited to ${MOST_USER_DATA} bytes`,
      ),
    },
    {
      at: "metadataOptions.httpTokens",
      rule: oneOf(value("httpTokens"), ["optional", "required"]),
    },
    {
      at: "metadataOptions.httpPutResponseHopLimit",
      rule: range(value("httpPutResponseHopLimit"), 1, 64),
    },
  ],
};
