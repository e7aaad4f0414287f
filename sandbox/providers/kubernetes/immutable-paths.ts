/** Identity of every object: changing it means another object. */
const IDENTITY = ["metadata.name", "metadata.namespace"] as const;

/** Fields that the API server refuses to change, by kind (from the API's validation code). */
const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  ClusterRoleBinding: ["roleRef"],
  DaemonSet: ["spec.selector"],
  Deployment: ["spec.selector"],
  Job: ["spec.selector", "spec.template", "spec.completionMode"],
  PersistentVolumeClaim: ["spec.accessModes", "spec.storageClassName", "spec.volumeName"],
  PriorityClass: ["value", "preemptionPolicy"],
  ReplicaSet: ["spec.selector"],
  RoleBinding: ["roleRef"],
  Secret: ["type"],
  StatefulSet: ["spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"],
  StorageClass: ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"],
};

/** A Helm release is identified by its own name and namespace. */
const RELEASE_PATHS = ["name", "namespace"] as const;

/** Paths of a type whose change needs another object. */
export function immutablePaths(type: string): readonly string[] {
  const kind = type.slice(type.lastIndexOf(":") + 1);
  if (type === "kubernetes:helm.sh/v3:Release") return RELEASE_PATHS;
  return [...IDENTITY, ...(BY_KIND[kind] ?? [])];
}
