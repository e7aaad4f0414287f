import { groupBy } from "../../components/core/pure/group-by";
import { parseUrn } from "../urn";
import { groupOf } from "../../components/core/pure/cluster-scoped-kinds";
import type { Manifest } from "./manifest";

/** A manifest and where it goes. */
export interface ManifestFile {
  /** Relative to the folder of the rendering. */
  readonly path: string;
  readonly manifest: Manifest;
}

/**
 * `kubernetes/<namespace>/<kind>-<name>.yaml`, with a level for the cluster where there are several
 * and the API group after a kind that two groups define.
 */
export function manifestFiles(manifests: readonly Manifest[]): readonly ManifestFile[] {
  const clusterOf = clusterFolders(manifests.map(({ resource }) => resource.provider));
  const groups = groupBy(manifests, ({ kind }) => kind);
  const ambiguous = new Set(
    [...groups]
      .filter(([, same]) => new Set(same.map(({ apiVersion }) => groupOf(apiVersion))).size > 1)
      .map(([kind]) => kind),
  );
  return manifests.map((manifest) => {
    const group = groupOf(manifest.apiVersion);
    const isQualified = ambiguous.has(manifest.kind) && group !== "";
    const kind = isQualified ? `${manifest.kind}.${group}` : manifest.kind;
    const file = fileName(`${kind.toLowerCase()}-${manifest.name}.yaml`);
    const folders = ["kubernetes", ...clusterOf(manifest.resource.provider)];
    return { path: [...folders, manifest.namespace ?? "_cluster", file].join("/"), manifest };
  });
}

/** The level that keeps clusters apart: none with a single one, else the provider's name. */
export function clusterFolders(
  providers: readonly (string | null)[],
): (provider: string | null) => readonly string[] {
  if (new Set(providers).size <= 1) return () => [];
  return (provider) => [provider === null ? "default" : fileName(parseUrn(provider).name)];
}

/** A name without the characters that some file system refuses. */
export function fileName(name: string): string {
  return name.replaceAll(/[:/\\]/g, "_");
}
