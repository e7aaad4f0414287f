import { eksNodes } from "../../../../policy/rules/aws-eks/eks-nodes";
import { launchTemplate, nodeGroup, subnet, SUBNETS, cluster } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN, urnOf } from "../../resources";

const ONE_ZONE = ["the nodes run in one zone only", "zones"] as const;
const PUBLIC = ["the nodes run in a public subnet", "subnets"] as const;
const NO_TOKEN = [
  "the metadata service answers requests without a token (httpTokens)",
  "metadata-token",
] as const;
const PLAIN_VOLUME = ["the volume is not encrypted", "disks"] as const;

const TABLE = "aws:ec2/routeTable:RouteTable";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const template = launchTemplate();

/** A route table of subnet a, with a route to whatever is given. */
const routed = (gatewayId: unknown, from: readonly string[] = []) => [
  ...named(TABLE, "table", {}),
  ...named(GATEWAY, "internet", {}),
  ...named(
    "aws:ec2/routeTableAssociation:RouteTableAssociation",
    "a",
    { subnetId: UNKNOWN, routeTableId: UNKNOWN },
    { subnetId: [urnOf("aws:ec2/subnet:Subnet", "a")], routeTableId: [urnOf(TABLE, "table")] },
  ),
  ...named(
    "aws:ec2/route:Route",
    "out",
    { routeTableId: UNKNOWN, gatewayId },
    { routeTableId: [urnOf(TABLE, "table")], gatewayId: from },
  ),
];
/** A group that was made before the third subnet, as the state has it. */
const older = nodeGroup({ subnetIds: ["subnet-1", "subnet-2"] }).map((resource) => ({
  ...resource,
  options: {
    protect: false,
    ignoreChanges: ["subnetIds"],
    aliases: [],
    deleteBeforeReplace: false,
  },
}));
const whole = [...SUBNETS, ...template, ...nodeGroup()];

describeRule(eksNodes, {
  pass: [
    { name: "private nodes in three zones", resources: whole },
    { name: "a route to a gateway endpoint", resources: [...whole, ...routed("vpce-1")] },
    {
      name: "one group a zone, which are one pool",
      resources: [...SUBNETS, ...template, ...nodeGroup({}, ["a"]), ...nodeGroup({}, ["b"], "b")],
    },
    {
      name: "SSH from a security group",
      resources: [
        ...SUBNETS,
        ...template,
        ...nodeGroup({ remoteAccess: { ec2SshKey: "k", sourceSecurityGroupIds: ["sg-1"] } }),
      ],
    },
    {
      name: "two hops where they are allowed",
      parameters: { maxHops: 2 },
      resources: launchTemplate({
        metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
      }),
    },
    {
      name: "a template of no nodes that leaves the hops at one",
      resources: launchTemplate({ metadataOptions: { httpTokens: "required" } }),
    },
    {
      name: "no metadata at all",
      resources: launchTemplate({ metadataOptions: { httpEndpoint: "disabled" } }),
    },
    {
      name: "nodes that trail the control plane by three minors",
      resources: [...whole, ...cluster({ version: "1.35" }), ...nodeGroup({ version: "1.32" })],
    },
  ],
  fail: [
    {
      name: "one zone",
      resources: [...SUBNETS, ...template, ...nodeGroup({}, ["a"])],
      findings: [["subnetIds", ...ONE_ZONE]],
    },
    {
      name: "one subnet of another stack",
      resources: [...template, ...nodeGroup({ subnetIds: ["subnet-1"] }, [])],
      findings: [["subnetIds", ...ONE_ZONE]],
    },
    {
      name: "two subnets of one zone",
      resources: [
        ...subnet("a", "eu-west-1a"),
        ...subnet("b", "eu-west-1a"),
        ...template,
        ...nodeGroup({}, ["a", "b"]),
      ],
      findings: [["subnetIds", ...ONE_ZONE]],
    },
    {
      name: "a subnet that hands out public addresses",
      resources: [
        ...SUBNETS,
        ...subnet("d", "eu-west-1d", { mapPublicIpOnLaunch: true }),
        ...template,
        ...nodeGroup({}, ["a", "b", "d"]),
      ],
      findings: [["subnetIds", ...PUBLIC]],
    },
    {
      name: "a subnet with a route to the internet gateway",
      resources: [...whole, ...routed(UNKNOWN, [urnOf(GATEWAY, "internet")])],
      findings: [["subnetIds", ...PUBLIC]],
    },
    {
      name: "a subnet with a route to an internet gateway of another stack",
      resources: [...whole, ...routed("igw-1")],
      findings: [["subnetIds", ...PUBLIC]],
    },
    {
      name: "SSH from everywhere",
      resources: [...SUBNETS, ...template, ...nodeGroup({ remoteAccess: { ec2SshKey: "k" } })],
      findings: [
        ["remoteAccess.sourceSecurityGroupIds", "SSH to the nodes is open to every address", "ssh"],
      ],
    },
    {
      name: "a node template that leaves the hops to the image",
      resources: [
        ...SUBNETS,
        ...launchTemplate({ metadataOptions: { httpTokens: "required" } }),
        ...nodeGroup(),
      ],
      findings: [
        [
          "metadataOptions.httpPutResponseHopLimit",
          "pods can reach the metadata service: the hop limit must be at most 1",
          "metadata-hops",
        ],
      ],
    },
    {
      name: "a launch configuration without tokens and with a disk in the clear",
      resources: declared("aws:ec2/launchConfiguration:LaunchConfiguration", {
        rootBlockDevice: { encrypted: false },
        ebsBlockDevices: [{ deviceName: "/dev/sdf" }],
      }),
      findings: [
        ["metadataOptions.httpTokens", ...NO_TOKEN],
        ["rootBlockDevice.encrypted", ...PLAIN_VOLUME],
        ["ebsBlockDevices[0].encrypted", ...PLAIN_VOLUME],
      ],
    },
    {
      name: "metadata without a token, two hops away, and a disk in the clear",
      resources: launchTemplate({
        metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 2 },
        blockDeviceMappings: [{ ebs: { encrypted: "false" } }],
      }),
      findings: [
        ["metadataOptions.httpTokens", ...NO_TOKEN],
        [
          "metadataOptions.httpPutResponseHopLimit",
          "pods can reach the metadata service: the hop limit must be at most 1",
          "metadata-hops",
        ],
        ["blockDeviceMappings[0].ebs.encrypted", ...PLAIN_VOLUME],
      ],
    },
    {
      name: "a template of the native provider",
      resources: declared("aws-native:ec2:LaunchTemplate", {
        launchTemplateData: { blockDeviceMappings: [{ ebs: {} }] },
      }),
      findings: [
        ["launchTemplateData.metadataOptions.httpTokens", ...NO_TOKEN],
        ["launchTemplateData.blockDeviceMappings[0].ebs.encrypted", ...PLAIN_VOLUME],
      ],
    },
    {
      name: "a node template that leaves disks to the image",
      resources: [
        ...SUBNETS,
        ...launchTemplate({ blockDeviceMappings: undefined }),
        ...nodeGroup(),
      ],
      findings: [
        [
          "blockDeviceMappings",
          "the launch template does not encrypt the disks of the nodes",
          "disks",
        ],
      ],
    },
    {
      name: "nodes ahead of their control plane",
      resources: [
        ...SUBNETS,
        ...template,
        ...cluster({ version: "1.34" }),
        ...nodeGroup({ version: "1.35" }),
      ],
      findings: [["version", "the nodes have a newer version than their control plane", "version"]],
    },
    {
      name: "nodes four minors behind",
      resources: [...SUBNETS, ...template, ...cluster(), ...nodeGroup({ version: "1.31" })],
      findings: [
        ["version", "the nodes are too many versions behind their control plane", "version"],
      ],
    },
    {
      name: "a self-managed group, whose tags say that it makes nodes",
      resources: [
        ...SUBNETS,
        ...named("aws:autoscaling/group:Group", "nodes", {
          vpcZoneIdentifiers: ["subnet-1"],
          launchTemplate: { id: "lt-1" },
          tags: [{ key: "kubernetes.io/cluster/shop", value: "owned" }],
        }),
      ],
      findings: [["vpcZoneIdentifiers", ...ONE_ZONE]],
    },
  ],
  notApplicable: [{ name: "an add-on", resources: declared("aws:eks/addon:Addon", {}) }],
  unknown: [
    {
      name: "no launch template",
      resources: [...SUBNETS, ...nodeGroup({ launchTemplate: undefined })],
      reasons: ["not set: launchTemplate; defaults decide on hops and disks"],
    },
    {
      name: "subnets of another stack",
      resources: [...template, ...nodeGroup({ subnetIds: ["subnet-1", "subnet-2"] }, [])],
      reasons: ["not part of the stack: subnetIds"],
    },
    {
      name: "a zone that the group does not use yet",
      resources: [...SUBNETS, ...template, ...older],
      reasons: ["uses 2 of 3 subnets until it rotates"],
    },
    {
      name: "unknown zones",
      resources: [
        ...subnet("a", UNKNOWN),
        ...subnet("b", { $unknown: true }),
        ...template,
        ...nodeGroup({}, ["a", "b"]),
      ],
      reasons: ["unknown value at availabilityZone"],
    },
    {
      name: "an unknown key pair",
      resources: [...SUBNETS, ...template, ...nodeGroup({ remoteAccess: { ec2SshKey: UNKNOWN } })],
      reasons: ["unknown value at remoteAccess.ec2SshKey"],
    },
    {
      name: "an unknown demand for tokens",
      resources: launchTemplate({
        metadataOptions: { httpTokens: UNKNOWN, httpPutResponseHopLimit: 1 },
      }),
      reasons: ["unknown value at metadataOptions.httpTokens"],
    },
  ],
});
