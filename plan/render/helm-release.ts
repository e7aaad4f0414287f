import { isPlainObject } from "../../components/core/pure/plain-object";
import { groupBy } from "../../components/core/pure/group-by";
import type { PlannedResource } from "../model";
import { notKnown, type Rendered } from "./manifest";
import { clusterFolders, fileName } from "./manifest-files";
import { type PlainProperties, withoutMarkers } from "./plain-values";

/** A Helm release ready to be written. */
export interface HelmRelease {
  readonly resource: PlannedResource;
  readonly release: string;
  readonly namespace: string;
  readonly content: PlainProperties;
}

/** A release and where it goes. */
export interface HelmReleaseFile {
  readonly path: string;
  readonly release: HelmRelease;
}

/** True for a release that the cluster's Helm storage will hold. */
export function isHelmRelease(resource: PlannedResource): boolean {
  return resource.type === "kubernetes:helm.sh/v3:Release" && resource.externalId === undefined;
}

/** Which chart in which version with which values, secrets redacted. */
export function renderRelease(resource: PlannedResource): Rendered<HelmRelease> {
  const { value, impossible } = withoutMarkers(resource.inputs);
  const release = value.name ?? resource.name;
  const namespace = value.namespace ?? "default";
  if (impossible.length > 0) return notKnown(resource, impossible);
  const repository = isPlainObject(value.repositoryOpts) ? value.repositoryOpts.repo : undefined;
  return {
    item: {
      resource,
      release: String(release),
      namespace: String(namespace),
      content: {
        release,
        namespace,
        chart: value.chart ?? null,
        ...(typeof repository === "string" && { repository }),
        version: value.version ?? null,
        values: value.values ?? {},
      },
    },
  };
}

/** `helm/<release>.yaml`, with the namespace after a name that two namespaces use. */
export function helmReleaseFiles(releases: readonly HelmRelease[]): readonly HelmReleaseFile[] {
  const clusterOf = clusterFolders(releases.map(({ resource }) => resource.provider));
  const named = (release: HelmRelease) =>
    ["helm", ...clusterOf(release.resource.provider), fileName(release.release)].join("/");
  const groups = groupBy(releases, named);
  return releases.map((release) => {
    const isShared = (groups.get(named(release)) ?? []).length > 1;
    const suffix = isShared ? `.${release.namespace}` : "";
    return { path: `${named(release)}${suffix}.yaml`, release };
  });
}
