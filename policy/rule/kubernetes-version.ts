/** A Kubernetes minor release; the major has been 1 since the beginning. */
export interface KubernetesVersion {
  readonly minor: number;
}

/** Newest minor whose Pod Security Admission checks the rules know. */
export const NEWEST_MINOR = 37;

/** What is assumed where no version is given: the newest minor that is released everywhere. */
export const DEFAULT_KUBERNETES_VERSION: KubernetesVersion = { minor: 36 };

/** Reads `1.36`, `v1.36` or `1.36.3`; undefined for anything the rules do not know. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  const match = /^v?1\.(\d{1,2})(?:\.\d+)?$/.exec(text);
  if (!match) return undefined;
  const minor = Number(match[1]);
  return minor <= NEWEST_MINOR ? { minor } : undefined;
}
