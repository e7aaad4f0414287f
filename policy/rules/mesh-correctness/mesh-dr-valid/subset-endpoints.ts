import { allOf, anyOf, type Answer } from "../../../rule/answers";
import { Field } from "../../../rule/field";
import type { MeshHost } from "../../../world/mesh/mesh-hosts";
import { hasLabels } from "../../../world/kubernetes/selectors";
import { byNamespace } from "../../../world/kubernetes/workloads";
import type { World } from "../../../world/world";

const WORKLOAD_ENTRY = "kubernetes:networking.istio.io/v1:WorkloadEntry";
const WORKLOAD_GROUP = "kubernetes:networking.istio.io/v1:WorkloadGroup";

/** Labels that pods and endpoints are given while they run: by controllers, nodes and the mesh. */
const RUNTIME_LABELS = [
  "apps.kubernetes.io/pod-index",
  "controller-revision-hash",
  "failure-domain.beta.kubernetes.io/",
  "kubernetes.io/hostname",
  "pod-template-",
  "rollouts-pod-template-hash",
  "security.istio.io/tlsMode",
  "service.istio.io/",
  "statefulset.kubernetes.io/pod-name",
  "topology.istio.io/",
  "topology.kubernetes.io/",
];

/** Labels of something that may stand behind a host. */
interface Endpoint {
  readonly namespace: string | undefined;
  readonly labels: readonly Field[];
}

/** Tells whether the subset of a host has endpoints. */
export class SubsetEndpoints {
  private readonly pods: ReadonlyMap<string | undefined, readonly Endpoint[]>;

  constructor(world: World) {
    const workloads = world.workloads.map(({ namespace, labels }) => ({
      namespace,
      labels: [labels],
    }));
    this.pods = byNamespace([...workloads, ...machinesOf(world)]);
  }

  /** Whether something behind the host carries the labels. */
  has(host: MeshHost, labels: Field): Answer {
    const wanted = lastingLabels(labels);
    const spec = host.root.get("spec");
    const workloadSelector = spec.get("workloadSelector", "labels");
    if (workloadSelector.isSet) return this.selected(host, workloadSelector, wanted);
    if (host.root.resource.kind === "ServiceEntry") {
      const endpoints = spec.get("endpoints").items();
      return anyOf(endpoints.map((endpoint) => hasLabels(wanted, endpoint.get("labels"))));
    }
    const selector = spec.get("selector");
    // Endpoints that are written by hand are not known.
    if (host.isAlias || (selector.isReadable && selector.entries().length === 0)) return true;
    return this.selected(host, selector, wanted);
  }

  private selected(host: MeshHost, selector: Field, wanted: Field): Answer {
    const candidates = this.pods.get(host.namespace) ?? [];
    return anyOf(
      candidates.flatMap(({ labels }) =>
        labels.map((own) => allOf([hasLabels(selector, own), hasLabels(wanted, own)])),
      ),
    );
  }
}

/** Machines outside the cluster. */
function machinesOf(world: World): readonly Endpoint[] {
  const namespaceOf = world.namespaceOf;
  return world
    .where((type) => type === WORKLOAD_ENTRY || type === WORKLOAD_GROUP)
    .map((resource) => {
      const root = Field.root(resource);
      const labels = [root.get("spec", "labels"), root.get("spec", "metadata", "labels")];
      return { namespace: namespaceOf(resource), labels };
    });
}

function lastingLabels(labels: Field): Field {
  const kept = labels
    .entries()
    .filter(([key]) => !RUNTIME_LABELS.some((label) => key.startsWith(label)))
    .map(([key, { value }]) => [key, value] as const);
  return new Field(labels.resource, labels.path, Object.fromEntries(kept));
}
