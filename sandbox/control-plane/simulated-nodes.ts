import { ToolchainError } from "../../engine/toolchain/toolchain-error";
import type { ClusterAccess } from "./cluster";
import { requestServer } from "./server-request";

/** Enough for a service with a replica in each zone. */
const NODE_NAMES = ["simulated-a", "simulated-b", "simulated-c"] as const;

const LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";

/** What EKS leaves to pods on an m7g.large: 2 CPUs and 8 GiB without the node's own reserves. */
const ALLOCATABLE = { cpu: "1930m", memory: "7128Mi", pods: "29", "ephemeral-storage": "18Gi" };
const CAPACITY = { cpu: "2", memory: "8Gi", pods: "29", "ephemeral-storage": "20Gi" };

/**
 * Registers the simulated nodes of a cluster, unless they are there. To be called before the program
 * that simulates them starts: an earlier one's claims on the nodes would keep it waiting.
 */
export async function registerNodes(access: ClusterAccess): Promise<void> {
  for (const [index, name] of NODE_NAMES.entries()) {
    await requestServer(access, "DELETE", `${LEASES}/${name}`);
    const { status, body } = await requestServer(
      access,
      "POST",
      "/api/v1/nodes",
      node(name, index),
    );
    if (status < 300 || status === 409) continue;
    throw new ToolchainError(`simulated: the node ${name} is refused: ${String(body.message)}`);
  }
}

function node(name: string, index: number): unknown {
  const zone = "abc".charAt(index);
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      annotations: { "kwok.x-k8s.io/node": "fake" },
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "arm64",
        "node.kubernetes.io/instance-type": "m7g.large",
        "topology.kubernetes.io/region": "simulated",
        "topology.kubernetes.io/zone": `simulated-${zone}`,
      },
    },
    status: { allocatable: ALLOCATABLE, capacity: CAPACITY },
  };
}
