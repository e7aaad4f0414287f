import { definedOnly } from "./defined-only";
import type { helm } from "@pulumi/kubernetes";
import type { ChartVersion } from "../versions";

/** Values of a chart, as its own documentation names them. */
export type ChartValues = Readonly<Record<string, unknown>>;

/** One chart with the values and the place it is installed with. */
export interface ReleaseInput {
  readonly chart: ChartVersion;
  /** @default the chart's name */
  readonly name?: string;
  readonly namespace: string;
  readonly values: ChartValues;
  /** Seconds until the installation is given up. @default 300, Helm's own */
  readonly timeoutSeconds?: number;
}

/**
 * Arguments of a Helm release at an exact version. It is atomic: a release that does not become
 * ready is rolled back, so that the next update starts from a state that worked.
 */
export function planRelease(input: ReleaseInput): helm.v3.ReleaseArgs {
  const { chart, version, repository } = input.chart;
  return definedOnly({
    name: input.name ?? chart,
    namespace: input.namespace,
    version,
    // A registry has no index: Helm takes the chart by its full address.
    ...(repository.startsWith("oci://")
      ? { chart: `${repository}/${chart}` }
      : { chart, repositoryOpts: { repo: repository } }),
    atomic: true,
    values: input.values,
    timeout: input.timeoutSeconds,
  });
}
