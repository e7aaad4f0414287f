import type { Field } from "../../rule/field";
import { EKS_CLUSTER_TYPES, isNativeCluster } from "../../world/aws/eks-cluster";
import { cisEks, fsbp } from "../../rule/frameworks";
import { resourceRule } from "../../rule/rule";

/** Every type of log of a control plane. */
const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;

/** Without audit logs it cannot be found out afterwards who did what. */
export const eksLogging = resourceRule({
  id: "eks-logging",
  topic: "aws-eks",
  severity: "medium",
  description: "The control plane logs api, audit, authenticator, controllerManager and scheduler.",
  remediation: "List all five types in enabledClusterLogTypes.",
  frameworks: [
    fsbp("EKS.8", "EKS clusters should have audit logging enabled"),
    cisEks("2.1.1", "Enable audit logs"),
  ],
  parameters: {},
  appliesTo: (type) => EKS_CLUSTER_TYPES.has(type),
  check(cluster, findings) {
    const enabled = logTypesOf(cluster);
    const names = enabled.items().map((element) => logTypeName(cluster, element));
    const missing = LOG_TYPES.filter((type) => !names.some((name) => name.value === type));
    if (missing.length === 0) return;
    const unreadable = names.find((name) => !name.isReadable);
    if (unreadable === undefined) {
      findings.fail(enabled, `the control plane does not log ${missing.join(", ")}`);
    } else {
      findings.notEvaluated(unreadable);
    }
  },
});

/** The list of log types that are switched on. */
function logTypesOf(cluster: Field): Field {
  return isNativeCluster(cluster)
    ? cluster.get("logging", "clusterLogging", "enabledTypes")
    : cluster.get("enabledClusterLogTypes");
}

/** One element of that list as text; the native provider wraps it. */
function logTypeName(cluster: Field, element: Field): Field {
  return isNativeCluster(cluster) ? element.get("type") : element;
}
