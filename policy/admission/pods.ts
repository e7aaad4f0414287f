import type { CelVariable, MatchedResources } from "../../components/security/pure/admission-rule";
import { celRecord, celText } from "../../components/security/pure/cel";
import type { Excuse } from "../rule/pod-excuses";
import type { AdmissionExpression, AdmissionScope } from "./expression";

/** Every built-in resource that holds a pod, and the way by which a running pod gets containers. */
export const POD_OWNERS: readonly MatchedResources[] = [
  {
    group: "",
    versions: ["v1"],
    resources: ["pods", "pods/ephemeralcontainers", "podtemplates", "replicationcontrollers"],
  },
  {
    group: "apps",
    versions: ["v1"],
    resources: ["deployments", "statefulsets", "daemonsets", "replicasets"],
  },
  { group: "batch", versions: ["v1"], resources: ["jobs", "cronjobs"] },
];

/**
 * The pod in an object of any of these kinds: a CronJob's, that of the other owners, a PodTemplate's,
 * else the object itself. `dyn`, because no single kind has all these fields.
 */
function podIn(object: string): string {
  const root = `dyn(${object})`;
  return (
    `${root}.?spec.?jobTemplate.?spec.?template.or(${root}.?spec.?template)` +
    `.or(${root}.?template).orValue(${root})`
  );
}

/** Containers of one list, each with the path that a message names it by. */
function containersIn(list: string): string {
  const at = `"${list}[" + string(c.?name.orValue("")) + "]"`;
  const container = celRecord({ list: celText(list), at, it: "c" });
  return `variables.spec.?${list}.orValue([]).map(c, ${container})`;
}

/** A security context and what it is called. */
function contextOf(at: string, holder: string): string {
  return celRecord({ at, it: `${holder}.?securityContext.orValue({})` });
}

/** What expressions over pods may read, in the order in which they build on each other. */
const POD_VARIABLES: readonly CelVariable[] = [
  { name: "pod", expression: podIn("object") },
  { name: "spec", expression: "variables.pod.?spec.orValue({})" },
  { name: "annotations", expression: "variables.pod.?metadata.?annotations.orValue({})" },
  {
    name: "containers",
    expression: ["containers", "initContainers", "ephemeralContainers"]
      .map(containersIn)
      .join(" + "),
  },
  {
    name: "contexts",
    expression:
      `[${contextOf('"securityContext"', "variables.spec")}] + ` +
      `variables.containers.map(c, ${contextOf('c.at + ".securityContext"', "c.it")})`,
  },
];

/** What a rule over pods has in common with the others. */
export const OVER_PODS = {
  matched: POD_OWNERS,
  variables: POD_VARIABLES,
  judged: (object: string): readonly string[] => [`${podIn(object)}.?spec`],
} as const satisfies Partial<AdmissionScope>;

/** What the author of a rule over pods writes, besides the rule itself. */
export interface PodAdmission<S> extends Pick<
  AdmissionExpression<S>,
  "problem" | "fix" | "variables" | "breaches" | "mistakes"
> {
  /** True where annotations of the pod decide too. */
  readonly readsAnnotations?: boolean;
}

/** The admission expression of a rule over the pod of every kind that holds one. */
export function podExpression<S>(
  { readsAnnotations = false, variables = [], ...admission }: PodAdmission<S>,
  sinceMinor: number,
  excuse: Excuse | undefined,
): AdmissionExpression<S> {
  return {
    ...admission,
    ...OVER_PODS,
    variables: [...POD_VARIABLES, ...variables],
    judged: (object) => [
      ...OVER_PODS.judged(object),
      ...(readsAnnotations ? [`${podIn(object)}.?metadata.?annotations`] : []),
    ],
    breaches: (context) => {
      const { minor } = context.kubernetesVersion;
      if (minor < sinceMinor) return undefined;
      const found = admission.breaches(context);
      const isExcusable = excuse !== undefined && minor >= excuse.sinceMinor;
      return found !== undefined && isExcusable ? `${excuse.cel} ? [] : ${found}` : found;
    },
  };
}

/** CEL of the containers that a condition holds for; `c` is the container, `field` the path below. */
export function containersWhere(condition: string, field: string): string {
  return `variables.containers.filter(c, ${condition}).map(c, c.at + ".${field}")`;
}

/** The same without ephemeral containers, which Kubernetes gives no resources. */
export function lastingContainersWhere(condition: string, field: string): string {
  return containersWhere(`c.list != "ephemeralContainers" && ${condition}`, field);
}

/** CEL of the security contexts, of the pod and of containers, that a condition holds for. */
export function contextsWhere(condition: string, field: string): string {
  return `variables.contexts.filter(c, ${condition}).map(c, c.at + ".${field}")`;
}

/** CEL of the volumes that a condition holds for; `v` is the volume. */
export function volumesWhere(condition: string, field = ""): string {
  const end = field === "" ? '"]"' : `"].${field}"`;
  return `variables.spec.?volumes.orValue([]).filter(v, ${condition}).map(v, "volumes[" + v.name + ${end})`;
}

/** CEL of the containers whose /proc is not masked as by default. */
export const PROC_MOUNT_BREACHES = containersWhere(
  'c.it.?securityContext.?procMount.orValue("Default") != "Default"',
  "securityContext.procMount",
);

/**
 * CEL of the security contexts that break a setting which containers take over from their pod: those
 * that set it badly, and the containers that have none where the pod has none either.
 */
export function inheritedBreaches(setting: string, isGood: string): string {
  const isSet = `c.it.?${setting}.hasValue()`;
  const isMissing = `!variables.contexts[0].it.?${setting}.hasValue() && c.at != "securityContext"`;
  return contextsWhere(`${isSet} ? !(${isGood}) : ${isMissing}`, setting);
}
