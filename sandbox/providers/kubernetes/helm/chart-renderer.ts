import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parse, parseAllDocuments, stringify } from "yaml";
import { runProcess } from "../../../../engine/process/run-process";
import { VERSIONS } from "../../../toolchain/versions";
import { mergeOutputs } from "../../outputs";
import { isProperties } from "../../properties";
import type { Properties } from "../../properties";
import type { Manifest } from "../object-api";
import type { ChartLibrary } from "./chart-library";
import { inertWebhooks } from "./inert-webhooks";
import type { ReleaseRequest } from "./release-request";

/** Charts that take the images' place and version from `global`, as Istio's do. */
const ISTIO_CHARTS: ReadonlySet<string> = new Set(["base", "cni", "gateway", "istiod", "ztunnel"]);
const ISTIO_HUB = "docker.io/istio";

/**
 * Renders charts with the real helm. The charts at hand come from development branches: a rendered
 * one carries the version that the release declares, in its labels as in its images.
 */
export class ChartRenderer {
  private readonly library: ChartLibrary | undefined;
  private readonly rendered = new Map<string, Promise<readonly Manifest[] | undefined>>();

  constructor(library: ChartLibrary | undefined) {
    this.library = library;
  }

  /** The release's objects in helm's order; undefined for a chart that is not there. */
  render(request: ReleaseRequest): Promise<readonly Manifest[] | undefined> {
    const key = JSON.stringify(request);
    let rendered = this.rendered.get(key);
    if (rendered === undefined) {
      rendered = this.renderOnce(request);
      this.rendered.set(key, rendered);
      // What failed may go well the next time.
      rendered.catch(() => this.rendered.delete(key));
    }
    return rendered;
  }

  private async renderOnce(request: ReleaseRequest): Promise<readonly Manifest[] | undefined> {
    const folder = await this.library?.folderOf(request.chart);
    if (folder === undefined) return undefined;
    const helm = await this.library?.helm();
    return helm === undefined ? undefined : runTemplate(helm, folder, request);
  }
}

/** Values may hold secrets: they go to helm through a pipe, never through a file. */
async function runTemplate(
  helm: string,
  folder: string,
  request: ReleaseRequest,
): Promise<readonly Manifest[]> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), "orchestrate-chart-"));
  try {
    const chart = path.join(scratch, request.chart);
    await cp(folder, chart, { recursive: true });
    await declareVersion(path.join(chart, "Chart.yaml"), request.version);
    const { code, stdout, stderrTail } = await runProcess({
      command: helm,
      args: templateArguments(chart, request),
      // Nothing of the user's: no repositories, no plugins, no kubeconfig.
      env: { HOME: scratch },
      input: JSON.stringify(valuesOf(request)),
      signal: new AbortController().signal,
    });
    if (code !== 0) throw new Error(`chart ${request.chart}: ${stderrTail.trim()}`);
    return parseManifests(stdout, request.namespace);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function templateArguments(
  chart: string,
  { name, namespace, skipsDefinitions }: ReleaseRequest,
): readonly string[] {
  return [
    "template",
    name,
    chart,
    ...["--namespace", namespace, "--kube-version", VERSIONS.kubernetes],
    // Hooks and tests are jobs that only a cluster with nodes could run.
    ...["--no-hooks", "--skip-tests"],
    skipsDefinitions ? "--skip-crds" : "--include-crds",
    ...["--values", "-"],
  ];
}

/** The release's values; where they leave the images open, the declared version's. */
function valuesOf({ chart, version, values }: ReleaseRequest): Properties {
  if (!ISTIO_CHARTS.has(chart)) return values;
  return mergeOutputs(values, { global: { hub: ISTIO_HUB, tag: version } });
}

async function declareVersion(file: string, version: string): Promise<void> {
  const chart: unknown = parse(await readFile(file, "utf8"));
  if (!isProperties(chart) || version === "") return;
  await writeFile(file, stringify({ ...chart, version, appVersion: version }));
}

function parseManifests(text: string, namespace: string): readonly Manifest[] {
  // An empty template leaves an empty document.
  const documents = parseAllDocuments(text).map((document): unknown => document.toJS());
  return documents.filter(isManifest).map((manifest) => {
    const metadata: Properties = { namespace, ...manifest.metadata };
    return inertWebhooks({ ...manifest, metadata });
  });
}

function isManifest(value: unknown): value is Manifest {
  return (
    isProperties(value) &&
    typeof value.apiVersion === "string" &&
    typeof value.kind === "string" &&
    isProperties(value.metadata)
  );
}
