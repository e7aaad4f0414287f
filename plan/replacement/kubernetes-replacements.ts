/**
 * Fields whose change makes the official provider delete and create an object, by group and kind:
 * `forceNew` in provider/pkg/provider/diff.go of pulumi/pulumi-kubernetes at 9497796, read 2026-11-24.
 * Left out are API versions that no supported Kubernetes serves (policy/v1beta1 and the like).
 */
const BY_PROVIDER: Readonly<Record<string, readonly string[]>> = {
  "apps/DaemonSet": ["spec.selector"],
  "apps/Deployment": ["spec.selector"],
  "apps/StatefulSet": [
    "spec.podManagementPolicy",
    "spec.revisionHistoryLimit",
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ],
  "batch/Job": ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
  "core/PersistentVolume": members("spec", [
    "awsElasticBlockStore",
    "azureDisk",
    "azureFile",
    "cephfs",
    "cinder",
    "csi",
    "fc",
    "flexVolume",
    "flocker",
    "gcePersistentDisk",
    "glusterfs",
    "hostPath",
    "iscsi",
    "local",
    "nfs",
    "photonPersistentDisk",
    "portworxVolume",
    "quobyte",
    "rbd",
    "scaleIO",
    "storageos",
    "vsphereVolume",
  ]),
  "core/PersistentVolumeClaim": members("spec", [
    "accessModes",
    "selector",
    "storageClassName",
    "volumeName",
  ]),
  "core/Pod": [
    ...members("spec", [
      "affinity",
      "automountServiceAccountToken",
      "dnsConfig",
      "dnsPolicy",
      "enableServiceLinks",
      "hostAliases",
      "hostIPC",
      "hostNetwork",
      "hostPID",
      "hostname",
      "imagePullSecrets",
      "nodeName",
      "nodeSelector",
      "overhead",
      "preemptionPolicy",
      "priority",
      "priorityClassName",
      "readinessGates",
      "restartPolicy",
      "runtimeClassName",
      "schedulerName",
      "securityContext",
      "serviceAccount",
      "serviceAccountName",
      "shareProcessNamespace",
      "subdomain",
      "terminationGracePeriodSeconds",
      "volumes",
    ]),
    ...containerFields("spec.containers[*]"),
    ...containerFields("spec.initContainers[*]"),
  ],
  "core/ResourceQuota": ["spec.scopes"],
  "core/Secret": ["type"],
  "core/Service": ["spec.clusterIP"],
  "rbac.authorization.k8s.io/ClusterRoleBinding": ["roleRef"],
  "rbac.authorization.k8s.io/RoleBinding": ["roleRef"],
  "storage.k8s.io/StorageClass": ["parameters", "provisioner"],
};

/**
 * What the API server refuses to change besides, from the update checks in pkg/apis/<group>/validation of
 * kubernetes/kubernetes (read 2026-11-24). The official provider tries to update such a field and the
 * server refuses, so that only a replacement applies the change.
 */
const BY_SERVER: Readonly<Record<string, readonly string[]>> = {
  "apps/ReplicaSet": ["spec.selector"],
  "batch/Job": ["spec.backoffLimitPerIndex", "spec.completionMode", "spec.podFailurePolicy"],
  "scheduling.k8s.io/PriorityClass": ["preemptionPolicy", "value"],
  "storage.k8s.io/StorageClass": ["reclaimPolicy", "volumeBindingMode"],
};

/** What identifies any object: another value is another object. */
const IDENTITY = ["metadata.name", "metadata.namespace"] as const;

const RELEASE = "kubernetes:helm.sh/v3:Release";
const RELEASE_IDENTITY = ["name", "namespace"] as const;

/** An object's type and inputs, and the inputs of its provider. */
export interface KubernetesObject {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, unknown>>;
}

/** Paths of an object whose change makes the provider delete and create it. */
export function kubernetesReplacements(object: KubernetesObject): readonly string[] {
  const [, module = "", kind = ""] = object.type.split(":");
  if (object.type === RELEASE) return RELEASE_IDENTITY;
  if (kind.endsWith("Patch")) return IDENTITY;
  const key = `${module.split("/", 1).join("")}/${kind}`;
  return [
    ...IDENTITY,
    ...(BY_PROVIDER[key] ?? []),
    ...(BY_SERVER[key] ?? []),
    ...contentOf(key, object),
  ];
}

/** Inputs that name an object, so that a replacement of the same name has to wait for its deletion. */
export function kubernetesIdentity(type: string): readonly string[] {
  return type === RELEASE ? RELEASE_IDENTITY : IDENTITY;
}

/** The content of ConfigMaps and Secrets: replaced unless the provider is told that it may change. */
function contentOf(key: string, { inputs, provider }: KubernetesObject): readonly string[] {
  const mayChange = (setting: string): boolean =>
    isOn(provider[setting]) && inputs.immutable !== true;
  if (key === "core/ConfigMap" && !mayChange("enableConfigMapMutable"))
    return ["binaryData", "data"];
  if (key === "core/Secret" && !mayChange("enableSecretMutable")) return ["data", "stringData"];
  return [];
}

/** Settings of a provider are texts. */
function isOn(setting: unknown): boolean {
  return setting === true || setting === "true";
}

function members(parent: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${parent}.${name}`);
}

function containerFields(container: string): readonly string[] {
  return members(container, [
    "args",
    "command",
    "env",
    "image",
    "imagePullPolicy",
    "lifecycle",
    "livenessProbe",
    "ports",
    "readinessProbe",
    "resources",
    "securityContext",
    "stdin",
    "stdinOnce",
    "terminationMessagePath",
    "terminationMessagePolicy",
    "tty",
    "volumeDevices",
    "volumeMounts",
    "workingDir",
  ]);
}
