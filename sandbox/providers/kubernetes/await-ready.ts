import { hexFrom } from "../identifiers";
import { isProperties } from "../properties";
import type { Properties } from "../properties";
import type { ClusterSession } from "./cluster-session";
import { awaitServed } from "./custom-kinds";
import { describe } from "./object-name";
import type { Manifest, ObjectReference } from "./object-api";
import { referenceTo } from "./object-api";
import { pollUntil } from "./poll";
import { annotationOf, becomesReady, describeConditions, readinessOf } from "./readiness";

const PATIENCE_MS = 600_000;

/**
 * Waits until an object that was applied does what it is for, and returns it as it is then. Without
 * a controller manager nothing ever becomes ready, so nothing is waited for; a definition is, because
 * the API server alone serves its kinds.
 */
export async function awaitReady(
  session: ClusterSession,
  manifest: Manifest,
  applied: Properties,
): Promise<Properties> {
  if (manifest.kind === "CustomResourceDefinition") await awaitServed(session, manifest);
  const reference = referenceTo(manifest);
  if (isWithoutAddress(applied)) return giveAddress(session, reference, applied);
  const isSkipped = annotationOf(applied, "pulumi.com/skipAwait") === "true";
  const hasControllers = session.extras.has("controller-manager");
  if (isSkipped || !hasControllers || !(await isAwaited(session, applied))) return applied;
  return waitFor(session, reference, applied);
}

async function waitFor(
  { api, clock }: ClusterSession,
  reference: ObjectReference,
  applied: Properties,
): Promise<Properties> {
  let latest = applied;
  const isReady = async (): Promise<boolean> => {
    const found = await api.read(reference);
    if (found === undefined)
      throw new Error(`${describe(reference)}: was deleted by somebody else`);
    latest = found;
    return readinessOf(found).isReady;
  };
  if (await pollUntil(isReady, patienceOf(applied), clock)) return latest;
  const judgement = readinessOf(latest);
  const reason = judgement.isReady ? "it became ready too late" : judgement.reason;
  throw new Error(
    `${describe(reference)}: is not ready in time, ${reason}; ${describeConditions(latest)}`,
  );
}

/** A claim of a class that waits for its first consumer stays unbound until a pod needs it. */
async function isAwaited({ api }: ClusterSession, object: Properties): Promise<boolean> {
  if (!becomesReady(object)) return false;
  if (object.kind !== "PersistentVolumeClaim" || !isProperties(object.spec)) return true;
  const { storageClassName } = object.spec;
  if (typeof storageClassName !== "string") return false;
  const name = storageClassName;
  const kind = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass" };
  const storageClass = await api.read({ ...kind, name });
  return storageClass?.volumeBindingMode === "Immediate";
}

function patienceOf(object: Properties): number {
  const seconds = Number(annotationOf(object, "pulumi.com/timeoutSeconds"));
  return seconds > 0 ? seconds * 1_000 : PATIENCE_MS;
}

function isWithoutAddress({ kind, spec, status }: Properties): boolean {
  if (kind !== "Service" || !isProperties(spec) || spec.type !== "LoadBalancer") return false;
  const loadBalancer = isProperties(status) ? status.loadBalancer : undefined;
  return !isProperties(loadBalancer) || loadBalancer.ingress === undefined;
}

/** The part of the cloud's load balancer controller: nothing else here assigns addresses. */
async function giveAddress(
  { api }: ClusterSession,
  reference: ObjectReference,
  applied: Properties,
): Promise<Properties> {
  const hostname = `${hexFrom(describe(reference), 32)}.elb.us-east-1.amazonaws.com`;
  await api.merge(reference, { status: { loadBalancer: { ingress: [{ hostname }] } } }, "status");
  return (await api.read(reference)) ?? applied;
}
