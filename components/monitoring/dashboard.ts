import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { BaseComponent, type Transforms, withDefaults } from "../core";
import { planDashboardFile } from "./pure/dashboard-file";
import type { Board } from "./pure/dashboard-model";
import { DASHBOARD_LABELS } from "./pure/grafana-values";
import { MESH_SCRAPE } from "./pure/mesh-scrape";

/** Children of a {@link Dashboard} that `transform` reaches, with their arguments. */
export interface DashboardChildren {
  configMap: kubernetes.core.v1.ConfigMapArgs;
}

/** Arguments of {@link Dashboard}. */
export interface DashboardArgs {
  /** What it shows; `servicesBoard()` and `capacityBoard()` are there to start from. */
  readonly board: Board;
  /** Namespace of the ConfigMap; Grafana looks into every one. @default "monitoring" */
  readonly namespace?: pulumi.Input<string>;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<DashboardChildren>;
}

/** Resources of a {@link Dashboard}. */
export interface DashboardNodes {
  readonly configMap: kubernetes.core.v1.ConfigMap;
}

/** Defaults of {@link Dashboard}. */
export const DASHBOARD_DEFAULTS = {
  namespace: MESH_SCRAPE.namespace,
} as const satisfies Partial<DashboardArgs>;

/**
 * A dashboard of Grafana, described as data and kept as code: it cannot be edited in the browser, so
 * what is reviewed is what is shown.
 *
 * Creates:
 * 1. a ConfigMap with the dashboard, which Grafana loads within a minute.
 *
 * @example
 * new Dashboard("services", { board: servicesBoard() }, { provider });
 *
 * **Cost**: none.
 *
 * **Failure modes**: two dashboards with one uid overwrite each other, the last one loaded is shown. A
 * query that Prometheus refuses shows as an error on its panel and hides no other.
 */
export class Dashboard extends BaseComponent {
  readonly nodes: DashboardNodes;

  constructor(name: string, args: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("monitoring:Dashboard", name, opts);
    const { board, namespace } = withDefaults(DASHBOARD_DEFAULTS, args);
    const file = planDashboardFile(board);

    const configMap = this.children(args.transform).create(
      "configMap",
      kubernetes.core.v1.ConfigMap,
      `${name}-config-map`,
      {
        metadata: { name: file.name, namespace, labels: { ...DASHBOARD_LABELS } },
        data: file.data,
      },
    );

    this.nodes = { configMap };
    this.registerOutputs({ uid: board.uid });
  }
}
