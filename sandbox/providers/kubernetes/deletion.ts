import { isProperties, textOf } from "../properties";
import type { Properties } from "../properties";
import type { ClusterSession } from "./cluster-session";
import { emptyNamespace, finalizeNamespace } from "./namespace-deletion";
import type { ObjectReference, Propagation } from "./object-api";
import { describe } from "./object-name";
import { pollUntil } from "./poll";
import { annotationOf } from "./readiness";

const PATIENCE_MS = 300_000;
/** Where nothing acts on finalizers, there is little to wait for. */
const LONELY_PATIENCE_MS = 30_000;

/** Finalizers of Kubernetes' own controllers. */
const BUILT_IN_FINALIZERS: ReadonlySet<unknown> = new Set([
  "foregroundDeletion",
  "kubernetes.io/pv-protection",
  "kubernetes.io/pvc-protection",
  "orphan",
]);

/**
 * Deletes an object and waits until it is gone. Without a controller manager nothing collects what an
 * object owned and nothing acts on finalizers: a deletion in the foreground, and that of a namespace,
 * would never end. There the object is deleted in the background and the controllers' part of the
 * work is done here.
 */
export async function deleteObject(
  session: ClusterSession,
  reference: ObjectReference,
  outputs: Properties,
): Promise<void> {
  const { api, clock } = session;
  const hasControllers = session.extras.has("controller-manager");
  const policy = hasControllers ? (propagationOf(outputs) ?? "Foreground") : "Background";
  const isNamespace = reference.kind === "Namespace" && reference.apiVersion === "v1";
  if (!(await api.remove(reference, policy))) return;
  if (isNamespace && !hasControllers) await emptyNamespace(api, reference.name);
  let latest: Properties | undefined;
  const isGone = async (): Promise<boolean> => {
    latest = await api.read(reference);
    if (latest === undefined) return true;
    if (hasControllers) return false;
    if (isNamespace) await finalizeNamespace(api, reference.name);
    else await dropBuiltInFinalizers(session, reference, latest);
    return false;
  };
  if (await pollUntil(isGone, hasControllers ? PATIENCE_MS : LONELY_PATIENCE_MS, clock)) return;
  const finalizers = finalizersOf(latest ?? {}).join(", ");
  throw new Error(
    `${describe(reference)}: is not gone in time, its finalizers are [${finalizers}]; ` +
      "run their controller, or remove them from the object",
  );
}

/** The policy that the object itself asks for. */
function propagationOf(outputs: Properties): Propagation | undefined {
  const wanted = annotationOf(outputs, "pulumi.com/deletionPropagationPolicy")?.toLowerCase();
  switch (wanted) {
    case "background":
      return "Background";
    case "foreground":
      return "Foreground";
    case "orphan":
      return "Orphan";
    default:
      return undefined;
  }
}

async function dropBuiltInFinalizers(
  { api }: ClusterSession,
  reference: ObjectReference,
  object: Properties,
): Promise<void> {
  const finalizers = finalizersOf(object);
  const left = finalizers.filter((finalizer) => !BUILT_IN_FINALIZERS.has(finalizer));
  const isTerminating =
    isProperties(object.metadata) && textOf(object.metadata, "deletionTimestamp") !== undefined;
  if (!isTerminating || left.length === finalizers.length) return;
  await api.merge(reference, { metadata: { finalizers: left.length === 0 ? null : left } });
}

function finalizersOf({ metadata }: Properties): readonly unknown[] {
  const finalizers: unknown = isProperties(metadata) ? metadata.finalizers : undefined;
  return Array.isArray(finalizers) ? finalizers : [];
}
