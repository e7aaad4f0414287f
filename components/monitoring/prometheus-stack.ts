import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import {
  applyTransform,
  BaseComponent,
  CHARTS,
  type Cpu,
  DEFAULT_KUBERNETES_MINOR,
  type Duration,
  type KubernetesMinor,
  planRelease,
  type Memory,
  nameAfter,
  type PodSecurityLevel,
  type Transform,
  TypedCustomResource,
  withDefaults,
} from "../core";
import type { ChartValues } from "../core/pure/release-plan";
import { alertRules } from "./pure/alert-rules";
import { GRAFANA_ADMIN } from "./pure/grafana-values";
import { MESH_SCRAPE } from "./pure/mesh-scrape";
import { PROMETHEUS_RULE, type PrometheusRuleSpec } from "./pure/monitoring-kinds";
import { monitoringNamespaceLabels, NODE_NAMESPACE } from "./pure/monitoring-namespaces";
import type { MonitoringSettings } from "./pure/monitoring-settings";
import { prometheusStackValues } from "./pure/prometheus-values";

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
  readonly meshReady?: readonly pulumi.Resource[];
  /** Minor of the cluster; pins the Pod Security level of the namespaces. @default 1.35 */
  readonly kubernetesVersion?: KubernetesMinor;
  /** Adjusts the planned release. */
  readonly transform?: { readonly release?: Transform<kubernetes.helm.v3.ReleaseArgs> };
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
 * new PrometheusStack("monitoring", { storageClass: "gp3", meshReady: mesh.ready }, { provider });
 *
 * **Cost**: about 1.5 cores, 6 GiB and 106 GiB of volumes, 80 dollars a month.
 *
 * **Failure modes**: the oldest metrics go when a volume is 85 % full. Deleting the stack leaves the
 * volumes of Prometheus behind, on purpose. The definitions of its custom resources are not upgraded
 * by Helm: apply those of the new version before raising the chart's major version.
 *
 * @covers OB-5 MET-1 DBG-5 PM-3 CP-6 OB-4
 */
export class PrometheusStack extends BaseComponent {
  /** What defines ServiceMonitor and PrometheusRule; belongs in `dependsOn` of each of them. */
  readonly definitions: readonly pulumi.Resource[];
  readonly namespace: pulumi.Output<string>;
  /** Name of the Secret with Grafana's administrator, in the stack's namespace. */
  readonly grafanaAdminSecret: pulumi.Output<string>;
  readonly nodes: PrometheusStackNodes;

  constructor(name: string, args: PrometheusStackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("monitoring:PrometheusStack", name, opts);
    const settings = withDefaults(PROMETHEUS_STACK_DEFAULTS, args);
    const values = prometheusStackValues(settings);

    const namespaces = createNamespaces(name, settings, this.child());
    this.namespace = nameAfter(namespaces.namespace, settings.namespace);
    const admin = createGrafanaAdmin(name, this.namespace, this.child());
    const release = createRelease(
      name,
      values,
      settings,
      this.child({
        dependsOn: [...(args.meshReady ?? []), ...Object.values(namespaces), admin.adminSecret],
      }),
    );
    const alerts = createAlerts(name, this.namespace, this.child({ dependsOn: release }));

    this.definitions = [release];
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
  opts: pulumi.CustomResourceOptions,
): Pick<PrometheusStackNodes, "namespace" | "nodeNamespace"> {
  const create = (role: string, namespace: string, level: PodSecurityLevel) =>
    new kubernetes.core.v1.Namespace(
      `${name}-${role}`,
      {
        metadata: {
          name: namespace,
          labels: monitoringNamespaceLabels(level, settings.kubernetesVersion),
        },
      },
      opts,
    );
  return {
    namespace: create("namespace", settings.namespace, "restricted"),
    nodeNamespace: create("node-namespace", NODE_NAMESPACE, "privileged"),
  };
}

function createGrafanaAdmin(
  name: string,
  namespace: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): Pick<PrometheusStackNodes, "adminPassword" | "adminSecret"> {
  const adminPassword = new random.RandomPassword(
    `${name}-grafana-admin-password`,
    { length: 32, special: false },
    opts,
  );
  const adminSecret = new kubernetes.core.v1.Secret(
    `${name}-grafana-admin`,
    {
      metadata: { name: GRAFANA_ADMIN.secretName, namespace },
      type: "Opaque",
      stringData: {
        [GRAFANA_ADMIN.userKey]: "admin",
        [GRAFANA_ADMIN.passwordKey]: pulumi.secret(adminPassword.result),
      },
    },
    opts,
  );
  return { adminPassword, adminSecret };
}

function createRelease(
  name: string,
  values: ChartValues,
  settings: MonitoringSettings & Pick<PrometheusStackArgs, "transform">,
  opts: pulumi.CustomResourceOptions,
): kubernetes.helm.v3.Release {
  const planned = planRelease({
    chart: CHARTS.kubePrometheusStack,
    namespace: settings.namespace,
    values,
    timeoutSeconds: 900, // volumes are made and attached within it
  });
  return new kubernetes.helm.v3.Release(
    `${name}-release`,
    applyTransform(settings.transform?.release, planned),
    opts,
  );
}

function createAlerts(
  name: string,
  namespace: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): TypedCustomResource<PrometheusRuleSpec> {
  return new TypedCustomResource(
    `${name}-alerts`,
    PROMETHEUS_RULE,
    {
      metadata: { name: "orchestration-platform", namespace },
      spec: alertRules(),
    },
    opts,
  );
}
