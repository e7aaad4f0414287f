import { podRule } from "../pods";

/** Rights given to the default account are given to every pod that forgot to name its own. */
export const k8sDefaultSa = podRule({
  id: "k8s-default-sa",
  severity: "medium",
  problem: "the pod runs as the default service account",
  fix: "declare a ServiceAccount for the workload and set serviceAccountName to it",
  breaches: () =>
    "variables.spec.?serviceAccountName.or(variables.spec.?serviceAccount)" +
    '.orValue("") in ["", "default"] ? ["serviceAccountName"] : []',
});
