import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import {
  BaseComponent,
  CHARTS,
  type ChartValues,
  type Children,
  type Cpu,
  customResource,
  DEFAULT_KUBERNETES_MINOR,
  type Duration,
  type KubernetesMinor,
  type Memory,
  nameAfter,
  planRelease,
  type PodSecurityLevel,
  type Transforms,
  type TypedCustomResource,
  type TypedCustomResourceArgs,
  withDefaults,
} from "../core";
import { alertRules } from "./pure/alert-rules";
import { GRAFANA_ADMIN } from "./pure/grafana-values";
import { MESH_SCRAPE } from "./pure/mesh-scrape";
import { PROMETHEUS_RULE, type PrometheusRuleSpec } from "./pure/monitoring-kinds";
import { monitoringNamespaceLabels, NODE_NAMESPACE } from "./pure/monitoring-namespaces";
import type { MonitoringSettings } from "./pure/monitoring-settings";
import { prometheusStackValues } from "./pure/prometheus-values";

/** Children of a {@link PrometheusStack} that `transform` reaches, with their arguments. */
export interface PrometheusStackChildren {
  namespace: kubernetes.core.v1.NamespaceArgs;
  nodeNamespace: kubernetes.core.v1.NamespaceArgs;
  adminPassword: random.RandomPasswordArgs;
  adminSecret: kubernetes.core.v1.SecretArgs;
  release: kubernetes.helm.v3.ReleaseArgs;
  alerts: TypedCustomResourceArgs<PrometheusRuleSpec>;
}

/** Arguments of {@link PrometheusStack}. */
export interface PrometheusStackArgs {
  /** Storage class of all volumes; choose one that encrypts. */
  readonly storageClass: string;
  /** Namespace of the stack. @default "monitoring" */
  readonly namespace?: string;
  /** How long metrics are kept. @default "15 days" */
  readonly retention?: Duration;
  /** Volume of each Prometheus replica. @default "50Gi" */
  readonly storage?: Memory;
  /** Replicas of Prometheus; each holds all the data. @default 2 */
  readonly replicas?: number;
  /** Replicas of Alertmanager, which gossip. @default 3 */
  readonly alertmanagerReplicas?: number;
  /** Requests of a Prometheus replica; its memory is limited to the request. @default 500m and 2Gi */
  readonly resources?: { readonly cpu: Cpu; readonly memory: Memory };
  /**
   * What must run before Prometheus can get its mesh certificate, from `ServiceMesh.ready`.
   * @default - nothing: workloads under strict mutual TLS are then not scraped until a restart
   */
  readonly after?: readonly pulumi.Resource[];
  /** Minor of the cluster; pins the Pod Security level of the namespaces. @default 1.35 */
  readonly kubernetesVersion?: KubernetesMinor;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<PrometheusStackChildren>;
}

/** Resources of a {@link PrometheusStack}. */
export interface PrometheusStackNodes {
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly nodeNamespace: kubernetes.core.v1.Namespace;
  readonly adminPassword: random.RandomPassword;
  readonly adminSecret: kubernetes.core.v1.Secret;
  readonly release: kubernetes.helm.v3.Release;
  readonly alerts: TypedCustomResource<PrometheusRuleSpec>;
}

/** Defaults of {@link PrometheusStack}. */
export const PROMETHEUS_STACK_DEFAULTS = {
  namespace: MESH_SCRAPE.namespace,
  retention: "15 days", // two weeks compare a day with the same day before
  storage: "50Gi", // about 100,000 series for the retention at 2 bytes a sample
  replicas: 2, // alerts go on while a node is replaced
  alertmanagerReplicas: 3, // the smallest gossip cluster that loses a member without a gap
  resources: { cpu: "500m", memory: "2Gi" }, // about 3 KiB a series in memory, and room for queries
  kubernetesVersion: DEFAULT_KUBERNETES_MINOR,
} as const satisfies Partial<PrometheusStackArgs>;

/**
 * Prometheus, Alertmanager and Grafana for a cluster: metrics of nodes, workloads and the mesh,
 * dashboards, and the alerts that every team gets from the first day.
 *
 * Creates:
 * 1. the namespace of the stack, restricted, and one for the node agent, privileged,
 * 2. a random password for Grafana's administrator and the Secret that holds it,
 * 3. the kube-prometheus-stack release,
 * 4. a PrometheusRule with the platform's own alerts.
 *
 * @example
 * new PrometheusStack("monitoring", { storageClass: "gp3", after: mesh.ready }, { provider });
 *
 * **Cost**: about 1.5 cores, 6 GiB and 106 GiB of volumes, 80 dollars a month.
 *
 * **Failure modes**: the oldest metrics go when a volume is 85 % full. Deleting the stack leaves the
 * volumes of Prometheus behind, on purpose. The definitions of its custom resources are not upgraded
 * by Helm: apply those of the new version before raising the chart's major version.
 */
export class PrometheusStack extends BaseComponent {
  /** What defines ServiceMonitor and PrometheusRule, which wait for it. */
  readonly ready: readonly pulumi.Resource[];
  readonly namespace: pulumi.Output<string>;
  /** Name of the Secret with Grafana's administrator, in the stack's namespace. */
  readonly grafanaAdminSecret: pulumi.Output<string>;
  readonly nodes: PrometheusStackNodes;

  constructor(name: string, args: PrometheusStackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("monitoring:PrometheusStack", name, opts);
    const settings = withDefaults(PROMETHEUS_STACK_DEFAULTS, args);
    const values = prometheusStackValues(settings);

    const children = this.children(args.transform);
    const namespaces = createNamespaces(name, settings, children);
    this.namespace = nameAfter(namespaces.namespace, settings.namespace);
    const admin = createGrafanaAdmin(name, this.namespace, children);
    const release = createRelease(
      name,
      values,
      settings,
      children.with({
        dependsOn: [...(args.after ?? []), ...Object.values(namespaces), admin.adminSecret],
      }),
    );
    const alerts = createAlerts(name, this.namespace, children.with({ dependsOn: release }));

    this.ready = [release];
    this.grafanaAdminSecret = nameAfter(admin.adminSecret, GRAFANA_ADMIN.secretName);
    this.nodes = { ...namespaces, ...admin, release, alerts };
    this.registerOutputs({
      namespace: this.namespace,
      grafanaAdminSecret: this.grafanaAdminSecret,
    });
  }
}

function createNamespaces(
  name: string,
  settings: MonitoringSettings,
  children: Children<PrometheusStackChildren>,
): Pick<PrometheusStackNodes, "namespace" | "nodeNamespace"> {
  const type = kubernetes.core.v1.Namespace;
  const plan = (namespace: string, level: PodSecurityLevel) => ({
    metadata: {
      name: namespace,
      labels: monitoringNamespaceLabels(level, settings.kubernetesVersion),
    },
  });
  return {
    namespace: children.create(
      "namespace",
      type,
      `${name}-namespace`,
      plan(settings.namespace, "restricted"),
    ),
    nodeNamespace: children.create(
      "nodeNamespace",
      type,
      `${name}-node-namespace`,
      plan(NODE_NAMESPACE, "privileged"),
    ),
  };
}

function createGrafanaAdmin(
  name: string,
  namespace: pulumi.Output<string>,
  children: Children<PrometheusStackChildren>,
): Pick<PrometheusStackNodes, "adminPassword" | "adminSecret"> {
  const adminPassword = children.create(
    "adminPassword",
    random.RandomPassword,
    `${name}-grafana-admin-password`,
    { length: 32, special: false },
  );
  const adminSecret = children.create(
    "adminSecret",
    kubernetes.core.v1.Secret,
    `${name}-grafana-admin`,
    {
      metadata: { name: GRAFANA_ADMIN.secretName, namespace },
      type: "Opaque",
      stringData: {
        [GRAFANA_ADMIN.userKey]: "admin",
        [GRAFANA_ADMIN.passwordKey]: pulumi.secret(adminPassword.result),
      },
    },
  );
  return { adminPassword, adminSecret };
}

function createRelease(
  name: string,
  values: ChartValues,
  settings: MonitoringSettings,
  children: Children<PrometheusStackChildren>,
): kubernetes.helm.v3.Release {
  const planned = planRelease({
    chart: CHARTS.kubePrometheusStack,
    namespace: settings.namespace,
    values,
    timeoutSeconds: 900, // volumes are made and attached within it
  });
  return children.create("release", kubernetes.helm.v3.Release, `${name}-release`, planned);
}

function createAlerts(
  name: string,
  namespace: pulumi.Output<string>,
  children: Children<PrometheusStackChildren>,
): TypedCustomResource<PrometheusRuleSpec> {
  return children.create("alerts", customResource(PROMETHEUS_RULE), `${name}-alerts`, {
    metadata: { name: "orchestration-platform", namespace },
    spec: alertRules(),
  });
}
