import type * as pulumi from "@pulumi/pulumi";
import type { Cpu, Memory } from "../../core/pure/units";
import type { ServiceDependency, ServiceIdentity } from "./service-identity";

/** Ports that the application listens on. */
export interface ServicePorts {
  /** Port of the application's HTTP interface. */
  readonly http: number;
  /** Port of its metrics, apart from `http` so that callers cannot read them. */
  readonly metrics?: number;
}

/** Requests of the application's container; its memory is limited to the request. */
export interface ServiceResources {
  readonly cpu: Cpu;
  readonly memory: Memory;
}

/** Bounds of the replica count, and the CPU use that moves it. */
export interface ServiceScaling {
  readonly min: number;
  readonly max: number;
  /** Percent of the CPU request. @default 70 */
  readonly cpuUtilization?: number;
}

/** HTTP paths of the probes; the two ask different questions, so they differ. */
export interface ServiceProbes {
  /** "Can I take a request now?" Fails while a dependency is away: no traffic, no restart. */
  readonly readiness: string;
  /** "Would a restart help?" Asks nothing of any dependency. */
  readonly liveness: string;
}

/** What the application is configured by. */
export interface ServiceEnvironment {
  /** Environment variables; never secrets, anyone who may read the workload sees them. */
  readonly variables?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Names of Secrets, mounted as files under `/etc/secrets/<name>/`. */
  readonly secrets?: readonly string[];
}

/** Who scrapes the metrics, and how. */
export interface ServiceScraper {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly scheme: "https";
  readonly scrapeClass: string;
  /** Port of the sidecar's own metrics. */
  readonly sidecarPort: number;
}

/** A microservice with every default applied. */
export interface ServiceSettings {
  readonly serviceName: string;
  /** Distinguishes two deployments of the same service. */
  readonly instance: string;
  readonly image: pulumi.Input<string>;
  readonly ports: ServicePorts;
  readonly resources: ServiceResources;
  readonly scaling: ServiceScaling;
  readonly probes: ServiceProbes;
  readonly callers: readonly ServiceIdentity[];
  readonly dependencies: readonly ServiceDependency[];
  readonly environment: ServiceEnvironment;
  readonly scraper: ServiceScraper;
}
