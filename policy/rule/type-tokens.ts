/** The parts of `kubernetes:apps/v1:Deployment`. */
export interface KubernetesType {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** A type as the rules know it. */
export interface CanonicalType {
  readonly type: string;
  /** True for a `…Patch`, which holds only the fields that it sets. */
  readonly partial: boolean;
}

/** The version that the rules name a group's kinds by; all its versions share the fields we read. */
const CANONICAL_VERSIONS: ReadonlyMap<string, string> = new Map([
  ["", "v1"],
  ["apps", "v1"],
  ["batch", "v1"],
  ["networking.k8s.io", "v1"],
  ["policy", "v1"],
  ["rbac.authorization.k8s.io", "v1"],
  ["gateway.networking.k8s.io", "v1"],
  ["networking.istio.io", "v1"],
  ["security.istio.io", "v1"],
  ["telemetry.istio.io", "v1"],
]);

/** Kinds that have moved out of `extensions`, with their group of today. */
const MOVED_FROM_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["DaemonSet", "apps"],
  ["Deployment", "apps"],
  ["ReplicaSet", "apps"],
  ["Ingress", "networking.k8s.io"],
  ["NetworkPolicy", "networking.k8s.io"],
]);

/** Splits `apps/v1` or `v1` into group and version. */
export function parseApiVersion(apiVersion: string): Pick<KubernetesType, "group" | "version"> {
  const slash = apiVersion.indexOf("/");
  if (slash === -1) return { group: "", version: apiVersion };
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** Reads a Pulumi type token; undefined for what is not an object of a Kubernetes API. */
export function parseKubernetesType(type: string): KubernetesType | undefined {
  const match = /^kubernetes:([^:/]+)\/([^:/]+):([A-Za-z0-9]+)$/.exec(type);
  if (!match) return undefined;
  const [, group = "", version = "", kind = ""] = match;
  return { group: group === "core" ? "" : group, version, kind };
}

/** The Pulumi type token of an object. */
export function formatKubernetesType({ group, version, kind }: KubernetesType): string {
  return `kubernetes:${group === "" ? "core" : group}/${version}:${kind}`;
}

/** The one token under which rules know a type, whatever version, patch or group it came as. */
export function canonicalType(type: string): CanonicalType {
  let canonical = canonicalTypes.get(type);
  if (canonical === undefined) {
    const parts = parseKubernetesType(type);
    canonical = parts === undefined ? { type, partial: false } : canonicalKubernetesType(parts);
    canonicalTypes.set(type, canonical);
  }
  return canonical;
}

const canonicalTypes = new Map<string, CanonicalType>();

function canonicalKubernetesType(parts: KubernetesType): CanonicalType {
  const partial = parts.kind.endsWith("Patch") && parts.kind !== "Patch";
  const kind = partial ? withoutPatch(parts.kind) : parts.kind;
  const group = movedGroup(parts.group, kind);
  const version = CANONICAL_VERSIONS.get(group) ?? parts.version;
  return { type: formatKubernetesType({ group, version, kind }), partial };
}

/** The kind that a `…Patch` patches. */
export function withoutPatch(kind: string): string {
  return kind.slice(0, -"Patch".length);
}

function movedGroup(group: string, kind: string): string {
  return group === "extensions" ? (MOVED_FROM_EXTENSIONS.get(kind) ?? group) : group;
}

/** True for `List` and `DeploymentList`: an envelope around objects. */
export function isListKind(kind: string): boolean {
  return kind.endsWith("List");
}

/** True for a type token of a Kubernetes kind. */
export function isKubernetesType(type: string): boolean {
  return type.startsWith("kubernetes:");
}
