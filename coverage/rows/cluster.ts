import type { RowSource } from "../row";

/** Rows of the article that the cluster family answers. */
export const CLUSTER_ROWS: readonly RowSource[] = [
  [
    "AL-1",
    "CPU and memory optimization",
    "resources.requests resources.limits VerticalPodAutoscaler.updateMode resizePolicy",
  ],
  ["AL-2", "Resource quota management", "ResourceQuota LimitRange NodePool.limits"],
  [
    "AL-3",
    "Priority-based allocation",
    "PriorityClass.value PriorityClass.preemptionPolicy NodePool.weight",
  ],
  [
    "AL-4",
    "Resource pools and limits",
    "NodePool.taints NodePool.limits aws.eks.Cluster.computeConfig.nodePools",
  ],
  [
    "AL-5",
    "Just-in-time provisioning",
    "NodePool EC2NodeClass ScaledObject.idleReplicaCount CapacityBuffer",
  ],
  [
    "AL-6",
    "Resource reclamation",
    "NodePool.disruption NodePool.disruption.consolidationPolicy NodePool.disruption.consolidateAfter NodePool.disruption.budgets NodePool.expireAfter DeletingPolicy VerticalPodAutoscaler.evictionRequirements Job.ttlSecondsAfterFinished",
  ],
  ["WL-1", "Load awareness", "trafficDistribution DestinationRule"],
  ["WL-2", "Resource affinity", "nodeAffinity podAffinity topologySpreadConstraints"],
  ["WL-3", "Workload prioritization", "PriorityClass"],
  [
    "WL-4",
    "Bin-packing strategies",
    "aws.eks.Cluster.kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.type",
  ],
  ["WL-5", "Anti-affinity rules", "podAntiAffinity topologySpreadConstraints maxSkew minDomains"],
  [
    "WL-6",
    "Performance isolation",
    "EC2NodeClass.kubelet resources.requests resources.limits NodePool.taints DestinationRule",
  ],
  [
    "WL-7",
    'narrative: "network topology, data locality, and service dependencies"',
    "trafficDistribution topologySpreadConstraints podAffinity",
  ],
  [
    "TF-1",
    "Resource allocation",
    "resources LimitRange ResourceQuota aws.batch.JobDefinition aws.batch.JobQueue",
  ],
  [
    "AUT-1",
    '"service deployment, scaling, and lifecycle management"',
    "KO-7 Deployment Rollout HorizontalPodAutoscaler ScaledObject",
  ],
  [
    "AUT-2",
    "automated health checks",
    "startupProbe readinessProbe livenessProbe aws.eks.NodeGroup.nodeRepairConfig aws.route53.HealthCheck",
  ],
  [
    "AUT-3",
    "self-healing mechanisms",
    "startupProbe readinessProbe livenessProbe PodDisruptionBudget.unhealthyPodEvictionPolicy aws.eks.NodeGroup.nodeRepairConfig",
  ],
  [
    "AUT-4",
    "dynamic resource allocation",
    "NodePool HorizontalPodAutoscaler VerticalPodAutoscaler",
  ],
  [
    "KO-1",
    "Container scheduling and placement optimization",
    "topologySpreadConstraints affinity aws.eks.Cluster.kubeSchedulerConfig",
  ],
  ["KO-2", "Resource allocation and quota management", "ResourceQuota LimitRange"],
  [
    "KO-3",
    "Automated health monitoring and failover",
    "startupProbe readinessProbe livenessProbe aws.eks.NodeGroup.nodeRepairConfig aws.eks.Cluster.zonalShiftConfig aws.route53.Record",
  ],
  [
    "KO-6",
    "Node pool management and scaling",
    "NodePool EC2NodeClass aws.eks.NodeGroup.updateConfig aws.eks.NodeGroup.warmPoolConfig",
  ],
  [
    "KO-7",
    "Container lifecycle management",
    "initContainers preStop terminationGracePeriodSeconds",
  ],
  [
    "KI-1",
    "High availability configuration patterns",
    "replicas minReplicas topologySpreadConstraints PodDisruptionBudget aws.eks.Cluster.controlPlaneScalingConfig.tier",
  ],
  ["KI-2", "Multi-cluster deployment strategies", "ServiceEntry"],
  [
    "KI-4",
    "Persistent storage management",
    "StorageClass.provisioner StorageClass.parameters.type StorageClass.parameters.encrypted StorageClass.volumeBindingMode VolumeSnapshotClass aws.eks.Addon.addonName",
  ],
  ["KI-6", "Resource quota definitions", "ResourceQuota"],
  ["KI-7", "Node affinity rules", "nodeAffinity NodePool.labels"],
  [
    "GAP-5",
    "Resource optimization in hybrid cloud environments",
    "NodePool.requirements NodePool.weight aws.eks.Cluster.remoteNetworkConfig",
  ],
];
