/** A component with the rows that it covers: ids separated by spaces. */
export type ClaimSource = readonly [component: string, file: string, rows: string];

/** Which rows each component covers. A row counts once a test proves a field that declares it. */
export const CLAIMS: readonly ClaimSource[] = [
  ["BlockStorage", "components/cluster/block-storage.ts", "KI-4"],
  [
    "EksCluster",
    "components/cluster/eks-cluster.ts",
    "SV-1 SV-6 SV-7 ASE-2 KO-1 KO-3 KI-4 LOG-4 LOG-5 WL-4",
  ],
  ["NodePool", "components/cluster/node-pool.ts", "KO-6 AUT-2 AUT-3 AL-5 AL-6 AS-6 CO-2 CO-3"],
  ["DeployRole", "components/delivery/deploy-role.ts", "OX-1"],
  ["MeshSecurity", "components/mesh/mesh-security.ts", "ME-2 ME-7 SV-2"],
  ["MeshTelemetry", "components/mesh/mesh-telemetry.ts", "ME-8 OB-3 TF-5 OB-1 T2-5"],
  ["ServiceMesh", "components/mesh/service-mesh.ts", "LOG-1"],
  ["Dashboard", "components/monitoring/dashboard.ts", "OB-6 OX-8 CS-8"],
  [
    "MeshMetrics",
    "components/monitoring/mesh-metrics.ts",
    "OB-2 OB-4 PM-1 MET-2 MET-4 MET-5 MET-6",
  ],
  [
    "PrometheusStack",
    "components/monitoring/prometheus-stack.ts",
    "OB-5 MET-1 DBG-5 PM-3 CP-6 OB-4",
  ],
  ["Network", "components/network/network.ts", "SV-2 SV-7 HS-3 LOG-4"],
  ["PrivateZone", "components/network/private-zone.ts", "CS-6"],
  ["ServiceRegistry", "components/network/service-registry.ts", "SD-1 SD-3 SD-5 SD-8"],
  ["Karpenter", "components/scaling/karpenter.ts", "CO-2"],
  ["PriorityClasses", "components/scaling/priority-classes.ts", "WL-3 AL-3"],
  [
    "WorkloadAutoscaler",
    "components/scaling/workload-autoscaler.ts",
    "AS-1 AS-4 AS-5 CS-9 GAP-6 CHA-7 HS-1",
  ],
  [
    "Microservice",
    "components/service/microservice.ts",
    "SD-1 SD-2 SD-5 HS-1 HS-3 HS-6 WL-1 WL-2 WL-5 WL-6 WL-7 VSC-2 AL-1 AS-6 SV-2 KI-3 ME-7 OB-2 PM-1 MET-2 TF-4 REC-3 AUT-1 SD-6 HS-5 TF-2 LB-3 ME-1 ME-4 IP-4 FT-1 FT-4 CB-3 CB-4 CBC-1 CBC-2 CBC-4 CBC-5 CBC-7",
  ],
  ["TeamNamespace", "components/service/team-namespace.ts", "AL-2 TF-1 FT-4 KI-3 SV-2"],
];
