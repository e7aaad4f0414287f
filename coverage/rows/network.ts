import type { RowSource } from "../row";

/** Rows of the article that the network family answers. */
export const NETWORK_ROWS: readonly RowSource[] = [
  [
    "SD-1",
    "DNS-based service discovery",
    "Service aws.servicediscovery.PrivateDnsNamespace aws.servicediscovery.Service.dnsConfig.dnsRecords.ttl",
  ],
  [
    "SD-2",
    "Health check mechanisms",
    "startupProbe readinessProbe livenessProbe aws.lb.TargetGroup.healthCheck BackendTrafficPolicy.healthCheck.active aws.servicediscovery.Service.healthCheckCustomConfig",
  ],
  [
    "SD-3",
    "Service registry patterns",
    "aws.servicediscovery.HttpNamespace ServiceEntry.resolution WorkloadEntry WorkloadGroup",
  ],
  [
    "SD-4",
    "Dynamic endpoint management",
    "EndpointSlice ServiceEntry.endpoints aws.lb.TargetGroupAttachment TargetGroupBinding",
  ],
  [
    "SD-5",
    "Automatic registration/deregistration",
    "preStop terminationGracePeriodSeconds aws.lb.TargetGroup.deregistrationDelay aws.servicediscovery.Instance",
  ],
  [
    "SD-6",
    "Load-aware service selection",
    "DestinationRule.loadBalancer.simple BackendTrafficPolicy.type aws.lb.TargetGroup.loadBalancingAlgorithmType aws.lb.TargetGroup.targetControlPort",
  ],
  ["SD-7", 'narrative: "The choice between client-side and server-side discovery"', "SD-1..SD-6"],
  [
    "SD-8",
    'narrative: "start with a centralized registry before moving to more distributed approaches"',
    "aws.servicediscovery.HttpNamespace SD-3",
  ],
  [
    "LB-1",
    "Layer 4 (TCP/UDP) load balancing",
    "TCPRoute UDPRoute TLSRoute Service.type aws.lb.LoadBalancer.loadBalancerType",
  ],
  [
    "LB-2",
    "Layer 7 (Application) load balancing",
    "HTTPRoute GRPCRoute aws.lb.Listener aws.lb.ListenerRule aws.vpclattice.ListenerRule",
  ],
  [
    "LB-3",
    "Health check integration",
    "aws.lb.TargetGroup.healthCheck aws.lb.TargetGroup.targetGroupHealth.dnsFailover aws.lb.TargetGroup.unhealthyStateRouting DestinationRule.outlierDetection",
  ],
  [
    "LB-4",
    "Session persistence options",
    "DestinationRule.consistentHash.httpCookie DestinationRule.consistentHash.httpCookie.name DestinationRule.consistentHash.httpCookie.ttl DestinationRule.consistentHash.httpCookie.attributes HTTPRoute.sessionPersistence BackendTrafficPolicy.consistentHash.cookie aws.lb.TargetGroup.stickiness",
  ],
  [
    "LB-5",
    "Custom algorithm support",
    "DestinationRule.consistentHash.maglev DestinationRule.ringHash BackendTrafficPolicy TrafficExtension",
  ],
  [
    "LB-6",
    "Dynamic weight adjustment",
    "HTTPRoute.backendRefs.weight BackendTrafficPolicy.backendUtilization BackendTrafficPolicy.outOfBand DestinationRule.warmup DestinationRule.warmup.duration DestinationRule.warmup.minimumPercent DestinationRule.warmup.aggression BackendTrafficPolicy.slowStart aws.lb.TargetGroup.slowStart",
  ],
  [
    "LB-7",
    'narrative: "gradual rollout strategies and comprehensive monitoring"',
    "Canary Rollout AnalysisTemplate",
  ],
  [
    "LB-8",
    'narrative: "both infrastructure-level and application-level distribution of workloads"',
    "aws.lb.LoadBalancer aws.lb.TargetGroup DestinationRule HTTPRoute LB-1..LB-2",
  ],
  [
    "T2-1",
    "Table 2: Service Discovery; use case Dynamic Scaling; benefit Automatic Registration; challenge Consistency Management",
    "SD-1..SD-6",
  ],
  [
    "T2-2",
    "Table 2: Load Balancing; use case Traffic Distribution; benefit Optimal Resource Usage; challenge Config Complexity",
    "LB-1..LB-6",
  ],
  ["KO-4", "Service discovery and load balancing", "Service HTTPRoute"],
  [
    "HS-3",
    "Network optimization",
    "trafficDistribution DestinationRule.localityLbSetting DestinationRule.localityLbSetting.distribute DestinationRule.localityLbSetting.failoverPriority BackendTrafficPolicy.zoneAware.preferLocal aws.ec2.VpcEndpoint aws.ec2.PlacementGroup",
  ],
  ["HS-5", "Load distribution", "SD-6 LB-1..LB-6"],
  ["TF-2", "Load balancing", "SD-6 LB-1..LB-6"],
  ["TF-3", "Service discovery", "SD-1..SD-6"],
  [
    "KI-3",
    "Network policy implementation",
    "NetworkPolicy AdminNetworkPolicy ClusterNetworkPolicy",
  ],
  ["SV-2", "Network security policies", "NetworkPolicy aws.ec2.SecurityGroup AuthorizationPolicy"],
  [
    "SV-7",
    "Security group management",
    "aws.vpc.SecurityGroupIngressRule aws.vpc.SecurityGroupEgressRule",
  ],
  [
    "CS-6",
    "multi-region orchestration",
    "aws.route53.Record aws.globalaccelerator.Accelerator aws.arcregionswitch.Plan ST-2",
  ],
];
