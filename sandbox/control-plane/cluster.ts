/** Programs beyond etcd and the API server that a sandbox cluster can run. */
export type ClusterExtra = "controller-manager" | "scheduler" | "nodes";

/** How to reach a running API server as its administrator. */
export interface ClusterAccess {
  /** Address on loopback: `https://127.0.0.1:43210`. */
  readonly server: string;
  /** Certificate that the server's own is checked against, as PEM. */
  readonly certificateAuthority: string;
  readonly token: string;
  /** What acts on objects; without a controller manager nothing ever becomes ready. */
  readonly extras: ReadonlySet<ClusterExtra>;
}

/**
 * Sandbox clusters of one stack, each started when somebody first asks for it. A new cluster serves
 * the custom resources of every project in `DEFINITION_MODULES` from its first moment.
 */
export interface Clusters {
  /**
   * The running cluster of that name; starts it where it does not run. Calls at the same time share
   * one start, and a later call returns at once. The name must do as a folder's name.
   */
  open(name: string): Promise<ClusterAccess>;
  /**
   * Deletes a cluster with everything in it, as deleting the EKS cluster does. One that
   * `orchestrate sandbox start` left running goes on as a new one, with the same extras.
   */
  forget(name: string): Promise<void>;
  /**
   * Kills the API server of an open cluster and starts it again: same address, certificate, token
   * and objects. Clients see refused connections for about a second.
   */
  restart(name: string): Promise<void>;
  /** Names of the clusters that `open` has returned and that still run. */
  names(): readonly string[];
  /** Ends every cluster that `open` started; what `orchestrate sandbox start` started stays. */
  close(): Promise<void>;
}
