import type * as pulumi from "@pulumi/pulumi";
import {
  BaseComponent,
  customResource,
  type Transforms,
  type TypedCustomResource,
  type TypedCustomResourceArgs,
  withDefaults,
} from "../core";
import { ROOT_NAMESPACE } from "./pure/mesh-settings";
import { TELEMETRY, type TelemetrySpec } from "./pure/telemetry-kind";
import { type AccessLogs, type MeshTracing, planTelemetry } from "./pure/telemetry-plan";

/** Children of a {@link MeshTelemetry} that `transform` reaches, with their arguments. */
export interface MeshTelemetryChildren {
  telemetry: TypedCustomResourceArgs<TelemetrySpec>;
}

/** Arguments of {@link MeshTelemetry}. */
export interface MeshTelemetryArgs {
  /**
   * What defines Istio's custom resources, from `ServiceMesh.definitionsReady`; empty where another
   * stack owns the mesh.
   */
  readonly after: readonly pulumi.Resource[];
  /** Which calls are logged; metrics count every one of them anyway. @default "errors" */
  readonly accessLogs?: AccessLogs;
  /** Where spans go, and how many. @default - no tracing */
  readonly tracing?: MeshTracing;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<MeshTelemetryChildren>;
}

/** Resources of a {@link MeshTelemetry}. */
export interface MeshTelemetryNodes {
  readonly telemetry: TypedCustomResource<TelemetrySpec>;
}

/** Defaults of {@link MeshTelemetry}. */
export const MESH_TELEMETRY_DEFAULTS = {
  accessLogs: "errors", // storing a line for each call costs more than serving the call
} as const satisfies Partial<MeshTelemetryArgs>;

/**
 * What every proxy of the mesh records about the calls through it: metrics of all of them, log lines
 * of those that failed, and spans where a collector is named.
 *
 * Creates, in the root namespace:
 * 1. a Telemetry `mesh-default`, which applies to every workload without its own.
 *
 * @example
 * new MeshTelemetry("mesh-telemetry", {
 *   after: mesh.definitionsReady,
 *   tracing: { provider: "otel", samplingPercentage: 1 },
 * }, { provider });
 *
 * **Cost**: none by itself; it saves two of three histograms in every proxy, and the log lines of
 * all calls that succeed.
 *
 * **Failure modes**: an unknown tracing provider is skipped without an error, so no spans arrive. A
 * Telemetry of a namespace or workload replaces this log filter instead of adding to it.
 */
export class MeshTelemetry extends BaseComponent {
  readonly nodes: MeshTelemetryNodes;

  constructor(name: string, args: MeshTelemetryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mesh:MeshTelemetry", name, opts);
    const settings = withDefaults(MESH_TELEMETRY_DEFAULTS, args);
    const spec = planTelemetry(settings);

    const telemetry = this.children(args.transform).create(
      "telemetry",
      customResource(TELEMETRY),
      `${name}-telemetry`,
      { metadata: { name: "mesh-default", namespace: ROOT_NAMESPACE }, spec },
      { dependsOn: [...settings.after] },
    );

    this.nodes = { telemetry };
    this.registerOutputs({ accessLogs: settings.accessLogs });
  }
}
