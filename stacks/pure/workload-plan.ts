/** A workload as the configuration declares it. */
export interface DeclaredWorkload {
  readonly image: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly namespace?: string | undefined;
  readonly calls: readonly string[];
  readonly maxReplicas: number;
}

/** The other end of a call. */
export interface Peer {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** A workload with its namespace decided and its calls resolved in both directions. */
export interface PlannedWorkload {
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly maxReplicas: number;
  readonly callers: readonly Peer[];
  readonly dependencies: readonly Peer[];
}

/** Namespaces and workloads of a stack. */
export interface WorkloadPlan {
  /** Namespaces in the order of their first workload. */
  readonly namespaces: readonly string[];
  readonly workloads: readonly PlannedWorkload[];
}

/**
 * Namespaces and call edges of a set of workloads. A workload without a namespace gets one with the
 * workload's name, so that it shares no quota and no network policies.
 */
export function planWorkloads(declared: Readonly<Record<string, DeclaredWorkload>>): WorkloadPlan {
  const peers = new Map<string, Peer>();
  const callers = new Map<string, Peer[]>();
  for (const [name, { namespace = name, port }] of Object.entries(declared)) {
    peers.set(name, { name, namespace, port });
    callers.set(name, []);
  }
  for (const [name, { calls }] of Object.entries(declared)) {
    const caller = peers.get(name);
    if (caller !== undefined) for (const callee of calls) callers.get(callee)?.push(caller);
  }
  const workloads = Object.entries(declared).map(([name, workload]) => ({
    name,
    namespace: workload.namespace ?? name,
    image: workload.image,
    port: workload.port,
    metricsPort: workload.metricsPort,
    maxReplicas: workload.maxReplicas,
    callers: callers.get(name) ?? [],
    dependencies: workload.calls.flatMap((callee) => peers.get(callee) ?? []),
  }));
  return { namespaces: [...new Set(workloads.map(({ namespace }) => namespace))], workloads };
}
