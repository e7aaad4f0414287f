import type { Field } from "../../support/field";
import { cisEks, cisKubernetes } from "../../support/frameworks";
import { texts, textMap } from "../../support/parameters";
import { isPodOwner, podOf } from "../../support/pod-specs";
import { isFalse } from "../../support/predicates";
import { resourceRule } from "../../support/rule";

/** Which accounts call the API is for the organisation to say. */
const NO_ACCOUNTS: readonly string[] = [];

const SERVICE_ACCOUNT = "kubernetes:core/v1:ServiceAccount";

/** A token that nobody needs is there for whoever breaks in. */
export const k8sAutomountToken = resourceRule({
  id: "k8s-automount-token",
  topic: "workload-hardening",
  severity: "medium",
  description: "Neither service accounts nor pods mount an API token, except those listed.",
  remediation:
    "Set automountServiceAccountToken to false, or list the account where the pod calls the API.",
  frameworks: [
    cisKubernetes("5.1.6", "Ensure that Service Account Tokens are only mounted where necessary"),
    cisEks("4.1.6", "Ensure that Service Account Tokens are only mounted where necessary"),
  ],
  parameters: {
    workloads: textMap("Custom resources that hold a pod: type token to path of its spec.", {}),
    accounts: texts(
      'Accounts whose pods call the API: "namespace/name", or "name" in every namespace.',
      NO_ACCOUNTS,
    ),
  },
  appliesTo: (type, { workloads }) =>
    type === SERVICE_ACCOUNT || isPodOwner(type) || Object.hasOwn(workloads, type),
  check(root, findings, { settings: { workloads, accounts } }) {
    const isAccount = root.resource.type === SERVICE_ACCOUNT;
    const holder = isAccount ? root : podOf(root, workloads).spec;
    const name = isAccount ? root.resource.name : accountOf(holder);
    const { namespace } = root.resource;
    if (accounts.includes(`${namespace ?? "default"}/${name}`) || accounts.includes(name)) return;
    findings.require(
      holder.get("automountServiceAccountToken"),
      isFalse,
      isAccount
        ? "pods of the service account mount an API token by default"
        : "the pod mounts an API token",
    );
  },
});

function accountOf(spec: Field): string {
  return spec.get("serviceAccountName").text ?? spec.get("serviceAccount").text ?? "default";
}
