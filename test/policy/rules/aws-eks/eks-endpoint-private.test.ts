import { eksEndpointPrivate } from "../../../../policy/rules/aws-eks/eks-endpoint-private";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const OPEN = "the cluster endpoint is open to the internet";
const NOT_PRIVATE = "the private access of the cluster endpoint is off";

type Config = Readonly<Record<string, unknown>>;

const cluster = (vpcConfig: unknown) => declared("aws:eks/cluster:Cluster", { vpcConfig });
const native = (config: Config) =>
  declared("aws-native:eks:Cluster", { resourcesVpcConfig: config });
const privateOnly = { endpointPublicAccess: false, endpointPrivateAccess: true };
const publicFor = (...publicAccessCidrs: readonly unknown[]) => ({
  endpointPublicAccess: true,
  endpointPrivateAccess: true,
  publicAccessCidrs,
});
const allowed = { parameters: { allowedCidrs: ["203.0.113.0/24", "2001:db8::/32"] } };

describeRule(eksEndpointPrivate, {
  pass: [
    { name: "a private endpoint", resources: cluster(privateOnly) },
    { name: "no public access alone", resources: cluster({ endpointPublicAccess: false }) },
    { name: "a private endpoint of the native provider", resources: native(privateOnly) },
    {
      name: "a public endpoint for listed networks",
      ...allowed,
      resources: cluster(publicFor("203.0.113.7/32", "2001:db8:1::/48")),
    },
  ],
  fail: [
    {
      name: "a cluster that leaves everything to the defaults",
      resources: cluster({ subnetIds: ["subnet-1"] }),
      findings: [
        ["vpcConfig.endpointPublicAccess", OPEN],
        ["vpcConfig.endpointPrivateAccess", NOT_PRIVATE],
      ],
    },
    {
      name: "a native cluster that leaves everything to the defaults",
      resources: native({}),
      findings: [
        ["resourcesVpcConfig.endpointPublicAccess", OPEN],
        ["resourcesVpcConfig.endpointPrivateAccess", NOT_PRIVATE],
      ],
    },
    {
      name: "no private access either",
      resources: cluster({ endpointPublicAccess: false, endpointPrivateAccess: false }),
      findings: [["vpcConfig.endpointPrivateAccess", NOT_PRIVATE]],
    },
    ...["0.0.0.0/0", "::/0", "0:0:0:0:0:0:0:0/0"].map((network) => ({
      name: `${network} among the sources`,
      ...allowed,
      resources: cluster(publicFor("203.0.113.0/24", network)),
      findings: [["vpcConfig.publicAccessCidrs[1]", OPEN] as const],
    })),
    {
      name: "everyone in two halves",
      resources: cluster(publicFor("0.0.0.0/1", "128.0.0.0/1")),
      findings: [["vpcConfig.publicAccessCidrs[0]", OPEN]],
    },
    {
      name: "a network that is not listed",
      ...allowed,
      resources: cluster(publicFor("198.51.100.0/24")),
      findings: [
        [
          "vpcConfig.publicAccessCidrs[0]",
          "the network may reach the public endpoint but is not in allowedCidrs",
        ],
      ],
    },
    {
      name: "a network wider than the listed one",
      ...allowed,
      resources: cluster(publicFor("203.0.0.0/16")),
      findings: [
        [
          "vpcConfig.publicAccessCidrs[0]",
          "the network may reach the public endpoint but is not in allowedCidrs",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a node group", resources: declared("aws:eks/nodeGroup:NodeGroup", {}) }],
  unknown: [
    {
      name: "an unknown switch",
      resources: cluster({ ...privateOnly, endpointPublicAccess: UNKNOWN }),
      reasons: ["unknown value at vpcConfig.endpointPublicAccess"],
    },
    {
      name: "an unknown configuration",
      resources: cluster(UNKNOWN),
      reasons: ["unknown value at vpcConfig"],
    },
    {
      name: "an unknown network",
      ...allowed,
      resources: cluster(publicFor(UNKNOWN)),
      reasons: ["unknown value at vpcConfig.publicAccessCidrs[0]"],
    },
    {
      name: "an allow-list that nobody configured",
      resources: cluster(publicFor("203.0.113.0/24")),
      reasons: ["not configured: allowedCidrs"],
    },
  ],
});
