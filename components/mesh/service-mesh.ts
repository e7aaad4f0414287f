import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  BaseComponent,
  CHARTS,
  type ChartValues,
  type ChartVersion,
  type Children,
  DEFAULT_KUBERNETES_MINOR,
  type KubernetesMinor,
  nameAfter,
  planRelease,
  type Transforms,
  withDefaults,
} from "../core";
import { baseValues, cniValues, istiodValues } from "./pure/istio-values";
import {
  CNI_NAMESPACE,
  type ContainerSize,
  type MeshSettings,
  ROOT_NAMESPACE,
} from "./pure/mesh-settings";
import { rootNamespaceLabels } from "./pure/root-namespace";

/** Children of a {@link ServiceMesh} that `transform` reaches, with their arguments. */
export interface ServiceMeshChildren {
  namespace: kubernetes.core.v1.NamespaceArgs;
  base: kubernetes.helm.v3.ReleaseArgs;
  cni: kubernetes.helm.v3.ReleaseArgs;
  istiod: kubernetes.helm.v3.ReleaseArgs;
}

/** Arguments of {@link ServiceMesh}. */
export interface ServiceMeshArgs {
  /** Replicas of the control plane. @default 2 */
  readonly replicas?: number;
  /** Requests of a control-plane replica; its memory is limited to the request. @default 500m and 2Gi */
  readonly controlPlane?: ContainerSize;
  /** Requests of every sidecar; it may burst to one core and twice the memory. @default 100m and 128Mi */
  readonly sidecar?: ContainerSize;
  /** What a sidecar does with a destination that the mesh does not know. @default "registry-only" */
  readonly egress?: "registry-only" | "allow-any";
  /** Oldest TLS version between workloads. @default "1.3" */
  readonly minimumTls?: "1.2" | "1.3";
  /** Minor of the cluster; pins the Pod Security level of the root namespace. @default 1.35 */
  readonly kubernetesVersion?: KubernetesMinor;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<ServiceMeshChildren>;
}

/** Resources of a {@link ServiceMesh}. */
export interface ServiceMeshNodes {
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly base: kubernetes.helm.v3.Release;
  readonly cni: kubernetes.helm.v3.Release;
  readonly istiod: kubernetes.helm.v3.Release;
}

/** Defaults of {@link ServiceMesh}. */
export const SERVICE_MESH_DEFAULTS = {
  replicas: 2, // certificates are renewed while a node is replaced
  controlPlane: { cpu: "500m", memory: "2Gi" }, // the chart's own figure, about 1,000 sidecars
  sidecar: { cpu: "100m", memory: "128Mi" }, // the chart's own figure
  egress: "registry-only", // a new external dependency has to be declared and reviewed
  minimumTls: "1.3", // both ends are the mesh's proxies, so no old client has to connect
  kubernetesVersion: DEFAULT_KUBERNETES_MINOR,
} as const satisfies Partial<ServiceMeshArgs>;

/**
 * An Istio mesh in sidecar mode. Traffic is redirected by a node agent instead of a privileged init
 * container, so that pods with a sidecar fit the restricted Pod Security level.
 *
 * Creates:
 * 1. the root namespace `istio-system`, restricted and marked as the platform's,
 * 2. the `base` release: custom resource definitions and their validation,
 * 3. the `cni` release: the node agent, in `kube-system`,
 * 4. the `istiod` release: control plane and sidecar injector.
 *
 * @example
 * const mesh = new ServiceMesh("mesh", { replicas: 3 }, { provider });
 * new MeshSecurity("mesh-security", { after: mesh.definitionsReady }, { provider });
 *
 * **Cost**: control plane 1 core and 4 GiB, about 50 dollars a month; each sidecar 0.1 core and
 * 128 MiB, about 4 dollars a month a pod.
 *
 * **Failure modes**: without a control plane running pods keep working until their certificates end
 * (24 hours), but no new pod gets a sidecar: creation fails instead of continuing without one. A node whose
 * agent is not ready holds its meshed pods back. An unknown destination is answered with 502 under
 * `registry-only`.
 */
export class ServiceMesh extends BaseComponent {
  /** What defines Istio's custom resources, which wait for it; ready before the rest of the mesh. */
  readonly definitionsReady: readonly pulumi.Resource[];
  /** What must run before a pod can get its sidecar; depends on all the rest. */
  readonly ready: readonly pulumi.Resource[];
  /** Policies in this namespace apply to the whole mesh. */
  readonly rootNamespace: pulumi.Output<string>;
  readonly nodes: ServiceMeshNodes;

  constructor(name: string, args: ServiceMeshArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("mesh:ServiceMesh", name, opts);
    const settings = withDefaults(SERVICE_MESH_DEFAULTS, args);
    const releases = planReleases(settings);
    const children = this.children(args.transform);

    const namespace = createRootNamespace(name, settings, children);
    const base = createRelease(name, releases.base, children.with({ dependsOn: namespace }));
    const cni = createRelease(name, releases.cni, children.with({ dependsOn: base }));
    const istiod = createRelease(name, releases.istiod, children.with({ dependsOn: [base, cni] }));

    this.definitionsReady = [base];
    this.ready = [istiod];
    this.rootNamespace = nameAfter(namespace, ROOT_NAMESPACE);
    this.nodes = { namespace, base, cni, istiod };
    this.registerOutputs({ rootNamespace: this.rootNamespace });
  }
}

/** One chart with its values and its namespace. */
interface PlannedRelease {
  readonly role: "base" | "cni" | "istiod";
  readonly releaseName: string;
  readonly chart: ChartVersion;
  readonly namespace: string;
  readonly values: ChartValues;
}

function planReleases(settings: MeshSettings): Record<"base" | "cni" | "istiod", PlannedRelease> {
  return {
    base: {
      role: "base",
      releaseName: "istio-base",
      chart: CHARTS.istioBase,
      namespace: ROOT_NAMESPACE,
      values: baseValues(),
    },
    cni: {
      role: "cni",
      releaseName: "istio-cni",
      chart: CHARTS.istioCni,
      namespace: CNI_NAMESPACE,
      values: cniValues(),
    },
    istiod: {
      role: "istiod",
      releaseName: "istiod",
      chart: CHARTS.istiod,
      namespace: ROOT_NAMESPACE,
      values: istiodValues(settings),
    },
  };
}

function createRootNamespace(
  name: string,
  settings: MeshSettings,
  children: Children<ServiceMeshChildren>,
): kubernetes.core.v1.Namespace {
  return children.create("namespace", kubernetes.core.v1.Namespace, `${name}-namespace`, {
    metadata: { name: ROOT_NAMESPACE, labels: rootNamespaceLabels(settings.kubernetesVersion) },
  });
}

function createRelease(
  name: string,
  release: PlannedRelease,
  children: Children<ServiceMeshChildren>,
): kubernetes.helm.v3.Release {
  const { chart, releaseName, namespace, values } = release;
  const planned = planRelease({ chart, name: releaseName, namespace, values });
  const { role } = release;
  return children.create(role, kubernetes.helm.v3.Release, `${name}-${role}`, planned);
}
