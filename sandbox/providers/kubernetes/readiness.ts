import { isProperties, textOf } from "../properties";
import type { Properties } from "../properties";

/** Whether an object does what it is for; and if not, what it waits for. */
export type Readiness =
  { readonly isReady: true } | { readonly isReady: false; readonly reason: string };

const READY: Readiness = { isReady: true };

type Judge = (object: Properties) => Readiness;

/** Kinds that become ready some time after they are accepted; every other kind is ready at once. */
const JUDGES: Readonly<Record<string, Judge>> = {
  "apps/v1/DaemonSet": daemonSet,
  "apps/v1/Deployment": deployment,
  "apps/v1/StatefulSet": statefulSet,
  "batch/v1/Job": byCondition("Complete", "SuccessCriteriaMet"),
  "v1/PersistentVolumeClaim": byPhase("Bound"),
  "v1/Pod": byCondition("Ready"),
};

/** The judgement of an object, by its kind or by its annotation `pulumi.com/waitFor`. */
export function readinessOf(object: Properties): Readiness {
  const custom = waitForOf(object);
  if (custom.length > 0) {
    return custom.map((wish) => meetsWish(object, wish)).find(({ isReady }) => !isReady) ?? READY;
  }
  if (hasOldStatus(object)) return notYet("its controller has not seen this generation");
  return JUDGES[keyOf(object)]?.(object) ?? READY;
}

/** True for an object that has to be waited for where controllers run. */
export function becomesReady(object: Properties): boolean {
  return keyOf(object) in JUDGES || waitForOf(object).length > 0;
}

function keyOf({ apiVersion, kind }: Properties): string {
  return `${text(apiVersion)}/${text(kind)}`;
}

/** An annotation of the object. */
export function annotationOf(object: Properties, name: string): string | undefined {
  const { metadata } = object;
  if (!isProperties(metadata) || !isProperties(metadata.annotations)) return undefined;
  return textOf(metadata.annotations, name);
}

/** Conditions as one line, for an error: `Progressing=True (ReplicaSetUpdated)`. */
export function describeConditions(object: Properties): string {
  const conditions = conditionsOf(object).map((condition) => {
    const reason = textOf(condition, "reason");
    const state = `${text(condition.type)}=${text(condition.status)}`;
    return reason === undefined ? state : `${state} (${reason})`;
  });
  return conditions.length === 0 ? "no conditions" : conditions.join(", ");
}

function deployment(object: Properties): Readiness {
  const wanted = count(object, "spec", "replicas") ?? 1;
  const updated = count(object, "status", "updatedReplicas") ?? 0;
  const available = count(object, "status", "availableReplicas") ?? 0;
  return (
    isAtLeast("updated", updated, wanted) ?? isAtLeast("available", available, wanted) ?? READY
  );
}

function statefulSet(object: Properties): Readiness {
  const wanted = count(object, "spec", "replicas") ?? 1;
  const ready = count(object, "status", "readyReplicas") ?? 0;
  return isAtLeast("ready", ready, wanted) ?? READY;
}

function daemonSet(object: Properties): Readiness {
  const wanted = count(object, "status", "desiredNumberScheduled");
  if (wanted === undefined) return notYet("it is not scheduled yet");
  return isAtLeast("ready", count(object, "status", "numberReady") ?? 0, wanted) ?? READY;
}

function byCondition(...types: readonly string[]): Judge {
  return (object) => {
    const conditions = conditionsOf(object);
    const isMet = types.some((type) =>
      conditions.some((condition) => condition.type === type && condition.status === "True"),
    );
    return isMet ? READY : notYet(`it is not ${types[0]}`);
  };
}

function byPhase(phase: string): Judge {
  return ({ status }) =>
    isProperties(status) && status.phase === phase ? READY : notYet(`it is not ${phase}`);
}

/** `condition=Ready`, `jsonpath={.status.phase}=Running`, or a JSON list of these. */
function waitForOf(object: Properties): readonly string[] {
  const annotation = annotationOf(object, "pulumi.com/waitFor");
  if (annotation === undefined) return [];
  if (!annotation.startsWith("[")) return [annotation];
  const parsed: unknown = JSON.parse(annotation);
  return Array.isArray(parsed) ? parsed.filter((wish) => typeof wish === "string") : [];
}

function meetsWish(object: Properties, wish: string): Readiness {
  const condition = /^condition=([^=]+)(?:=(.+))?$/.exec(wish);
  if (condition !== null) {
    const [, type = "", status = "True"] = condition;
    const isMet = conditionsOf(object).some(
      (candidate) => candidate.type === type && candidate.status === status,
    );
    return isMet ? READY : notYet(`${wish} is not met`);
  }
  const [, path = "", value] = /^jsonpath=\{\.?([^}]*)\}(?:=(.*))?$/.exec(wish) ?? [];
  const found = path
    .split(".")
    .reduce<unknown>((at, key) => (isProperties(at) ? at[key] : undefined), object);
  const isMet = value === undefined ? found !== undefined : String(found) === value;
  return isMet ? READY : notYet(`${wish} is not met`);
}

/** True while the status tells of a generation before this one. */
function hasOldStatus(object: Properties): boolean {
  const generation = count(object, "metadata", "generation");
  const observed = count(object, "status", "observedGeneration");
  return generation !== undefined && observed !== undefined && observed < generation;
}

function isAtLeast(what: string, have: number, want: number): Readiness | undefined {
  return have >= want ? undefined : notYet(`${have} of ${want} replicas are ${what}`);
}

function notYet(reason: string): Readiness {
  return { isReady: false, reason };
}

function count(object: Properties, part: string, field: string): number | undefined {
  const owner = object[part];
  const value = isProperties(owner) ? owner[field] : undefined;
  return typeof value === "number" ? value : undefined;
}

function conditionsOf({ status }: Properties): readonly Properties[] {
  const conditions: unknown = isProperties(status) ? status.conditions : undefined;
  return Array.isArray(conditions) ? conditions.filter(isProperties) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
