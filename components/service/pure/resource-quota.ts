import type { input } from "@pulumi/kubernetes/types";
import { cpuMillicores, formatCpu, formatMemory, memoryBytes } from "../../core/pure/units";
import type { NamespaceQuota } from "./namespace-settings";

/**
 * How far limits may exceed requests in sum. CPU is shared by weight when short, so a high factor is
 * harmless; memory is not given back, so only the sidecars' own headroom is.
 */
const OVERCOMMIT = { cpu: 4, memory: 2 } as const;

/**
 * The `spec` of the ResourceQuota. Node ports are never a team's to open, so a load balancer of its
 * own needs `allocateLoadBalancerNodePorts: false`.
 */
export function planResourceQuota(quota: NamespaceQuota): input.core.v1.ResourceQuotaSpec {
  return {
    hard: {
      "requests.cpu": quota.cpu,
      "requests.memory": quota.memory,
      "limits.cpu": formatCpu(cpuMillicores(quota.cpu) * OVERCOMMIT.cpu),
      "limits.memory": formatMemory(memoryBytes(quota.memory) * OVERCOMMIT.memory),
      pods: String(quota.pods),
      persistentvolumeclaims: String(quota.persistentVolumeClaims),
      "services.loadbalancers": String(quota.loadBalancers),
      "services.nodeports": "0",
    },
  };
}
