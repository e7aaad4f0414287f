import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { RELEASE } from "./helm-releases";
import { namespaceField, namespaceResolver } from "./namespaces";
import type { NormalizedResource } from "../../rule/resource";
import type { ResourceIndex } from "../resource-index";
import { onceFor } from "../once";

/** Why objects of a namespace may be missing from the stack; undefined where all are seen. */
export type BlindSpots = (namespace: string) => string | undefined;

/** True for the objects that a rule looks for. */
export type IsOfKind = (resource: NormalizedResource) => boolean;

/**
 * What hides objects of a kind: a chart, whose objects are not visible before deployment, an object
 * whose namespace is not known yet, or a patch of an object that is declared elsewhere.
 */
export const blindSpots = onceFor((world, isOfKind: IsOfKind): BlindSpots => {
  const namespaceOf = namespaceResolver(world);
  const byNamespace = new Map<string | undefined, string>();
  for (const resource of world.resources) {
    const isRelease = resource.type === RELEASE;
    const isCandidate = isOfKind(resource);
    if (!isRelease && !isCandidate) continue;
    const place = isRelease ? releaseNamespace(resource, world) : namespaceOf(resource);
    if (isCandidate && !resource.partial && place !== undefined) continue;
    if (!byNamespace.has(place)) byNamespace.set(place, reasonOf(resource, isRelease));
  }
  return (namespace) => byNamespace.get(namespace) ?? byNamespace.get(undefined);
});

function reasonOf(resource: NormalizedResource, isRelease: boolean): string {
  const what = `${resource.kind} "${resource.name}"`;
  if (isRelease) return `not part of the stack: what Helm release "${resource.name}" brings`;
  if (resource.partial) return `not part of the stack: what ${what} patches`;
  return `unknown value at ${namespaceField(resource).path} of ${what}`;
}

/** The namespace at the top of a release; an unknown one is followed to its Namespace object. */
function releaseNamespace(release: NormalizedResource, world: ResourceIndex): string | undefined {
  const field = Field.root(release).get("namespace");
  if (field.isReadable) return field.text ?? release.namespace ?? "default";
  const [source, ...others] = release.propertyDependencies.namespace ?? [];
  if (source === undefined || others.length > 0) return undefined;
  return world.resources.find(({ urn }) => urn === source)?.name;
}

/** Fails for what is missing in a namespace, unless something may hide it. */
export function failUnlessHidden(
  field: Field,
  message: string,
  hidden: string | undefined,
  findings: Findings,
): void {
  if (hidden === undefined) findings.fail(field, message);
  else findings.notEvaluated(field, hidden);
}
