import { readdir } from "node:fs/promises";
import path from "node:path";

/** Files of one cluster; the folder is the cluster, and deleting it forgets everything in it. */
export interface ClusterFiles {
  readonly folder: string;
  /** etcd's data. */
  readonly data: string;
  /** Certificate and key that the API server makes for itself. */
  readonly certificates: string;
  readonly certificate: string;
  /** Tokens of the administrator and of the control plane's own programs. */
  readonly tokens: string;
  /** Key that signs service accounts' tokens. */
  readonly serviceAccountKey: string;
  /** Key that Secrets are encrypted with before etcd sees them. */
  readonly encryption: string;
  /** What `orchestrate sandbox start` left running. */
  readonly state: string;
  /** For kubectl. */
  readonly kubeconfig: string;
}

/** Where a cluster keeps what. */
export function clusterFiles(folder: string): ClusterFiles {
  const inside = (...parts: readonly string[]): string => path.join(folder, ...parts);
  return {
    folder,
    data: inside("etcd"),
    certificates: inside("certificates"),
    certificate: inside("certificates", "apiserver.crt"),
    tokens: inside("tokens.csv"),
    serviceAccountKey: inside("service-account.key"),
    encryption: inside("encryption.json"),
    state: inside("running.json"),
    kubeconfig: inside("kubeconfig"),
  };
}

/** Log of one of a cluster's programs. */
export function logFile(files: ClusterFiles, program: string): string {
  return path.join(files.folder, `${program}.log`);
}

/** Lock that the process that runs a cluster holds; beside the folder, so that it outlives a deletion. */
export function lockFile(files: ClusterFiles): string {
  return `${files.folder}.lock`;
}

/** Names of the clusters in a folder of clusters, sorted. */
export async function clusterNames(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    // There is no cluster yet.
    return [];
  }
}
