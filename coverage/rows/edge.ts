import type { RowSource } from "../row";

/** Rows of the article that the edge family answers. */
export const EDGE_ROWS: readonly RowSource[] = [
  ["GAP-2", "Optimization strategies for edge computing scenarios", "EDG-1..EDG-7"],
  [
    "EDG-1",
    "Distributed edge orchestration",
    "aws.eks.Cluster.remoteNetworkConfig aws.eks.Cluster.outpostConfig NodePool",
  ],
  ["EDG-2", "Hybrid cloud-edge deployments", "aws.ssm.Activation aws.rolesanywhere.Profile"],
  ["EDG-3", "Local processing optimization", "trafficDistribution DaemonSet"],
  [
    "EDG-4",
    "Edge service management",
    "aws.cloudfront.Function aws.globalaccelerator.Accelerator Gateway",
  ],
  [
    "EDG-5",
    "Network efficiency patterns",
    "BackendTrafficPolicy.compression BackendTrafficPolicy.bandwidthLimit aws.ec2.VpcEndpoint",
  ],
  ["EDG-6", "Resource distribution", "topologySpreadConstraints aws.route53.Record"],
  [
    "EDG-7",
    "Edge security frameworks",
    "aws.rolesanywhere.TrustAnchor aws.wafv2.WebAcl PeerAuthentication",
  ],
  ["CS-4", "cross-cloud deployments", "ServiceEntry GAP-1"],
  ["CS-5", "hybrid environments", "GAP-5 EDG-1..EDG-2"],
  ["MAP-4", "Multi-cloud management", "GAP-1"],
  ["CHA-2", "Multi-cloud orchestration", "MAP-4 CS-4"],
  ["MAP-7", "Sustainability focus", "SUS-1..SUS-7"],
  ["SUS-1", "Sustainable computing", "NodePool.kubernetes.io/arch NodePool.weight"],
  ["SUS-2", "Green IT practices", "SUS-1 CO-6"],
  ["SUS-3", "Energy-efficient orchestration", "SUS-1 AL-6"],
  [
    "SUS-4",
    "Carbon footprint reduction",
    "NodeOverlay.priceAdjustment ScaledObject.cron ScaledObject.scalingModifiers",
  ],
  ["SUS-5", "Resource optimization", "AL-1..AL-6 WL-4 CO-1"],
  ["SUS-6", "Environmental monitoring", "DaemonSet ServiceMonitor PrometheusRule"],
  ["SUS-7", "Efficiency metrics", "PrometheusRule"],
];
