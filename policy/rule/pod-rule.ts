import { type PodAdmission, podExpression } from "../admission/pods";
import { isPodOwner, podOf, type PodSpec } from "../world/kubernetes/pod-specs";
import type { Findings } from "./findings";
import { textMap, type ParametersOf } from "./parameters";
import { checkUnlessExcused, type Excuse } from "./pod-excuses";
import { resourceRule, type CheckDeclaration, type Rule } from "./rule";

/** Settings of every rule that reads pods. */
export interface PodSettings {
  readonly workloads: Readonly<Record<string, string>>;
}

/** Parameters of every rule that reads pods. */
export const POD_PARAMETERS: ParametersOf<PodSettings> = {
  workloads: textMap(
    "Custom resources that hold a pod: type token to the path of the pod spec, such as " +
      '{"kubernetes:argoproj.io/v1alpha1:Rollout": "spec.template.spec"}',
    {},
  ),
};

/** What the author of a rule over pods writes. */
export interface PodRuleDeclaration<S> extends CheckDeclaration<S, PodSpec> {
  /** First Kubernetes minor that makes the check; every one does when left out. */
  readonly sinceMinor?: number;
  /** What frees a pod from the check. */
  readonly excuse?: Excuse;
  /** How the API server judges the rule; what it looks at, versions and excuse are the rule's. */
  readonly admission?: PodAdmission<NoInfer<S>>;
}

/** Declares a rule over pods; the check is handed each workload's pod spec. */
export function podRule<S extends PodSettings>(declaration: PodRuleDeclaration<S>): Rule {
  const { sinceMinor = 0, excuse, admission, check, ...metadata } = declaration;
  return resourceRule<S>({
    ...metadata,
    ...(admission && { admission: podExpression<S>(admission, sinceMinor, excuse) }),
    appliesTo: (type, { workloads }) => isPodOwner(type) || Object.hasOwn(workloads, type),
    check: (root, findings, context) => {
      const { minor } = context.kubernetesVersion;
      if (minor < sinceMinor) return;
      const pod = podOf(root, context.settings.workloads);
      const checkPod = (into: Findings): void => check(pod, into, context);
      if (excuse === undefined || minor < excuse.sinceMinor) checkPod(findings);
      else checkUnlessExcused(excuse, pod.spec, findings, checkPod);
    },
  });
}
