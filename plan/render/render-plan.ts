import { stringify } from "yaml";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { groupBy } from "../../components/core/pure/group-by";
import type { Plan, PlannedResource } from "../model";
import { helmReleaseFiles, isHelmRelease, renderRelease } from "./helm-release";
import { withKnownNamespaces } from "./known-namespaces";
import { isKubernetesObject, type Rendered, renderManifest } from "./manifest";
import { manifestFiles } from "./manifest-files";
import type { PlainProperties } from "./plain-values";

/** One file of a rendering. */
export interface RenderedFile {
  /** Relative to the folder, with `/` between the parts. */
  readonly path: string;
  readonly text: string;
}

/**
 * A plan as files that other programs read: manifests, Helm releases and the AWS resources. Throws
 * with every value at once that cannot be rendered; a plan with such a value renders to nothing.
 */
export function renderPlan(plan: Plan): readonly RenderedFile[] {
  const resources = withKnownNamespaces(plan);
  const manifests = resources.filter(isKubernetesObject).map(renderManifest);
  const releases = resources.filter(isHelmRelease).map(renderRelease);
  const files = [
    ...manifestFiles(manifests.flatMap(itemOf)).map(({ path, manifest }) => ({
      path,
      urn: manifest.resource.urn,
      text: toYaml(manifest.content),
    })),
    ...helmReleaseFiles(releases.flatMap(itemOf)).map(({ path, release }) => ({
      path,
      urn: release.resource.urn,
      text: toYaml(release.content),
    })),
  ];
  const problems = [...manifests, ...releases].flatMap((result) => result.problems ?? []);
  problems.push(...sharedPaths(files));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return [
    ...files.map(({ path, text }) => ({ path, text })),
    { path: "aws.json", text: awsJson(plan.resources) },
  ];
}

function itemOf<Item>(result: Rendered<Item>): readonly Item[] {
  return result.item === undefined ? [] : [result.item];
}

/** Two objects of one name would overwrite each other, here and in the cluster. */
function sharedPaths(
  files: readonly { readonly path: string; readonly urn: string }[],
): readonly string[] {
  return [...groupBy(files, ({ path }) => path)]
    .filter(([, same]) => same.length > 1)
    .map(
      ([path, same]) =>
        `${path}: is one object declared ${same.length} times, ` +
        `by ${same.map(({ urn }) => urn).join(" and ")}; give each a different name`,
    );
}

/** Quotes what a YAML 1.1 parser would take for something else than a string (`on`, `0777`). */
function toYaml(content: PlainProperties): string {
  return stringify(content, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
}

function awsJson(resources: readonly PlannedResource[]): string {
  const aws = resources
    .filter(({ type, custom }) => custom && type.startsWith("aws:"))
    .map(({ type, name, urn, inputs }) => ({ type, name, urn, inputs }));
  return `${JSON.stringify(aws, null, 2)}\n`;
}
