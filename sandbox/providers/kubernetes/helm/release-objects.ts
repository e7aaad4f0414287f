import type { Properties } from "../../properties";
import { awaitReady } from "../await-ready";
import type { ClusterSession } from "../cluster-session";
import { definedKinds } from "../custom-kinds";
import { deleteObject } from "../deletion";
import { referenceTo } from "../object-api";
import type { Manifest, ObjectReference } from "../object-api";
import { describe } from "../object-name";
import { dryRun } from "../object-preview";
import { annotationOf } from "../readiness";

/** Helm owns the fields that its charts set, and takes them over from any other manager. */
const OWNERSHIP = { manager: "helm", force: true } as const;

/**
 * A dry run of a release's objects: what they are, or the first error. Definitions come from the
 * chart's authors and cost much to check; they only say which kinds there will be.
 */
export async function rehearseObjects(
  session: ClusterSession,
  manifests: readonly Manifest[],
): Promise<readonly ObjectReference[]> {
  for (const manifest of manifests) session.announced.add(definedKinds(manifest));
  const { manager, force } = OWNERSHIP;
  const rehearsed = manifests.filter((manifest) => definedKinds(manifest).length === 0);
  await allOrFirstError(rehearsed, async (manifest) => {
    await dryRun(session, { manifest, unknownPaths: [] }, manager, force);
  });
  const needed = await withoutServed(session, manifests);
  return referencesOf(session, needed);
}

/**
 * The manifests without definitions that the cluster has already: its own are those of the releases
 * that we declare, while the charts at hand come from development branches.
 */
async function withoutServed(
  { api }: ClusterSession,
  manifests: readonly Manifest[],
): Promise<readonly Manifest[]> {
  const needed = await Promise.all(
    manifests.map(async (manifest) => {
      const kinds = definedKinds(manifest);
      const served = await Promise.all(kinds.map((kind) => api.find(kind)));
      return kinds.length === 0 || served.includes(undefined);
    }),
  );
  return manifests.filter((_, index) => needed[index]);
}

/** Without the namespace that charts give even to what has none. */
async function referenceInScope(
  { api }: ClusterSession,
  manifest: Manifest,
): Promise<ObjectReference> {
  const { namespace, ...reference } = referenceTo(manifest);
  const isGlobal = (await api.find(manifest))?.isNamespaced === false;
  return isGlobal ? reference : { ...reference, namespace };
}

/** Applies a release's objects, definitions and namespaces before what needs them. */
export async function applyObjects(
  session: ClusterSession,
  manifests: readonly Manifest[],
  onApplied: (reference: ObjectReference, isNew: boolean) => void,
): Promise<void> {
  const needed = await withoutServed(session, manifests);
  const early = needed.filter(isFoundation);
  const late = needed.filter((manifest) => !isFoundation(manifest));
  for (const wave of [early, late]) {
    await allOrFirstError(wave, async (manifest) => {
      const options = { ...OWNERSHIP, isDryRun: false };
      const { object, isNew } = await session.api.applyTelling(manifest, options);
      onApplied(await referenceInScope(session, manifest), isNew);
      await awaitReady(session, manifest, object);
    });
  }
}

/** What manifests are once they are applied. */
export function referencesOf(
  session: ClusterSession,
  manifests: readonly Manifest[],
): Promise<readonly ObjectReference[]> {
  return Promise.all(manifests.map((manifest) => referenceInScope(session, manifest)));
}

/** Deletes objects of a release, but for those that ask to be kept. */
export async function removeObjects(
  session: ClusterSession,
  references: readonly ObjectReference[],
): Promise<void> {
  await Promise.all(
    references.map(async (reference) => {
      const live = await session.api.read(reference);
      if (live === undefined || isKept(live)) return;
      await deleteObject(session, reference, live);
    }),
  );
}

/** The references that are not among the others. */
export function withoutReferences(
  references: readonly ObjectReference[],
  others: readonly ObjectReference[],
): readonly ObjectReference[] {
  const kept = new Set(others.map(identityOf));
  return references.filter((reference) => !kept.has(identityOf(reference)));
}

/** An object is the same in every version of its API. */
function identityOf(reference: ObjectReference): string {
  const [group] = reference.apiVersion.split("/");
  return `${reference.apiVersion.includes("/") ? group : ""} ${describe(reference)}`;
}

function isFoundation({ kind }: Manifest): boolean {
  return kind === "CustomResourceDefinition" || kind === "Namespace";
}

function isKept(object: Properties): boolean {
  return annotationOf(object, "helm.sh/resource-policy") === "keep";
}

/** Does the same to all, lets every one end, and then throws the first error with its object. */
async function allOrFirstError(
  manifests: readonly Manifest[],
  act: (manifest: Manifest) => Promise<void>,
): Promise<void> {
  const outcomes = await Promise.allSettled(manifests.map(act));
  for (const [index, outcome] of outcomes.entries()) {
    const manifest = manifests[index];
    if (outcome.status === "fulfilled" || manifest === undefined) continue;
    const cause: unknown = outcome.reason;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${describe(referenceTo(manifest))}: ${message}`, { cause });
  }
}
