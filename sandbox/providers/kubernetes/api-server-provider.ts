import type { ClusterAccess, Clusters } from "../../control-plane/cluster";
import { isProperties, isUnknown, textOf } from "../properties";
import type { Properties } from "../properties";
import type { CheckFailure, ConfiguredProvider, Provider } from "../provider";
import { ApiClient } from "./api-client";
import { UnreachableError } from "./api-error";
import { clusterNameOf } from "./cluster-name";
import { AnnouncedKinds } from "./cluster-session";
import type { ClusterSession } from "./cluster-session";
import { ConfiguredCluster } from "./configured-cluster";
import type { ChartLibrary } from "./helm/chart-library";
import { ChartRenderer } from "./helm/chart-renderer";
import { ReleaseLife } from "./helm/release-life";
import type { ReleaseSupport } from "./helm/release-life";
import { ObjectApi } from "./object-api";
import { ObjectLife } from "./object-life";
import { SYSTEM_CLOCK } from "../../clock";
import type { Clock } from "../../clock";

/** What the provider works with beyond the clusters. */
export interface ApiServerOptions {
  /** Charts that can be rendered, and the program that does it. @default - every chart is recorded */
  readonly charts?: ChartLibrary | undefined;
  /** Tells the user something: a line without its end. */
  readonly notify: (line: string) => void;
  /** @default the system's */
  readonly clock?: Clock | undefined;
}

/** A cluster that was opened, with the connections to its server. */
interface OpenedCluster {
  readonly access: ClusterAccess;
  readonly session: ClusterSession;
  readonly client: ApiClient;
}

/**
 * The kubernetes provider on real API servers: what a program declares is applied, dry-run and
 * compared by the server of the sandbox cluster that the configuration names. Nothing else is ever
 * contacted, whatever a kubeconfig says.
 */
export class ApiServerProvider implements Provider {
  readonly name = "kubernetes";
  private readonly clusters: Clusters;
  private readonly options: ApiServerOptions;
  private readonly releases: ReleaseSupport;
  private readonly opened = new Map<string, OpenedCluster>();
  private readonly notified = new Set<string>();

  constructor(clusters: Clusters, options: ApiServerOptions) {
    this.clusters = clusters;
    this.options = options;
    this.releases = {
      renderer: new ChartRenderer(options.charts),
      notifyOnce: (line) => this.notifyOnce(line),
    };
  }

  /** A kubeconfig is a text or an object; one that is neither says nothing. */
  checkConfiguration({ kubeconfig }: Properties): readonly CheckFailure[] {
    const isFine =
      kubeconfig === undefined ||
      kubeconfig === null ||
      typeof kubeconfig === "string" ||
      isUnknown(kubeconfig) ||
      isProperties(kubeconfig);
    return isFine ? [] : [{ property: "kubeconfig", reason: "must be a text" }];
  }

  configure(configuration: Properties): ConfiguredProvider {
    const name = clusterNameOf(configuration);
    const open = (): Promise<ClusterSession> => this.open(name);
    return new ConfiguredCluster({
      objects: new ObjectLife(open, configuration),
      releases: new ReleaseLife(open, this.releases),
      defaultNamespace: textOf(configuration, "namespace") ?? "default",
    });
  }

  async stop(): Promise<void> {
    for (const { client } of this.opened.values()) await client.close();
    this.opened.clear();
  }

  /**
   * One session a cluster, however many providers are configured for it. Who holds the clusters is
   * asked every time: one that was deleted and created again is another server.
   */
  private async open(name: string): Promise<ClusterSession> {
    const access = await this.accessTo(name);
    const known = this.opened.get(name);
    if (known?.access.server === access.server && known.access.token === access.token) {
      return known.session;
    }
    const opened = this.connect(access);
    this.opened.set(name, opened);
    await known?.client.close();
    return opened.session;
  }

  /** Preview and update configure the provider again; messages are not repeated. */
  private notifyOnce(line: string): void {
    if (!this.notified.has(line)) this.options.notify(line);
    this.notified.add(line);
  }

  private async accessTo(name: string): Promise<ClusterAccess> {
    try {
      return await this.clusters.open(name);
    } catch (error) {
      throw new UnreachableError(error);
    }
  }

  private connect(access: ClusterAccess): OpenedCluster {
    const clock = this.options.clock ?? SYSTEM_CLOCK;
    const client = new ApiClient(access, clock);
    const api = new ObjectApi(client);
    const { extras } = access;
    return { access, client, session: { api, extras, clock, announced: new AnnouncedKinds() } };
  }
}
