import { celTexts } from "../../../components/security/pure/cel";
import { OVER_PODS } from "../../admission/pods";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { texts, textMap } from "../../rule/parameters";
import { isPodOwner, podOf } from "../../world/kubernetes/pod-specs";
import { isFalse } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

/** Each organisation lists the accounts that call the API. */
const NO_ACCOUNTS: readonly string[] = [];

const SERVICE_ACCOUNT = "kubernetes:core/v1:ServiceAccount";

/** CEL that is true where the request is for a service account. */
const IS_ACCOUNT = 'request.resource.resource == "serviceaccounts"';

/** Audiences of the API server; a token without an audience is for it. */
const API_AUDIENCES: ReadonlySet<string> = new Set([
  "",
  "kubernetes.default.svc",
  "https://kubernetes.default.svc",
  "https://kubernetes.default.svc.cluster.local",
]);

/** An attacker who gets into a pod can use a token that the pod does not need. */
export const k8sAutomountToken = resourceRule({
  id: "k8s-automount-token",
  topic: "workload-hardening",
  severity: "medium",
  description: "Only the listed service accounts and their pods mount an API token.",
  remediation:
    "Set automountServiceAccountToken to false and give projected tokens another audience, or list " +
    "the account where the pod calls the API.",
  frameworks: [
    cisKubernetes("5.1.6", "Ensure that Service Account Tokens are only mounted where necessary"),
    cisEks("4.1.6", "Ensure that Service Account Tokens are only mounted where necessary"),
  ],
  checks: {
    automount: "Service accounts and pods do not mount an API token by default.",
    projected: "No projected volume holds a token for the API.",
  },
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
    findings
      .of("automount")
      .require(
        holder.get("automountServiceAccountToken"),
        isFalse,
        isAccount
          ? "pods of the service account mount an API token by default"
          : "the pod mounts an API token",
      );
    if (isAccount) return;
    for (const token of tokensOf(holder)) checkToken(token, findings.of("projected"));
  },
  admission: {
    problem: "an API token is mounted into the pod",
    fix: "set automountServiceAccountToken to false, or list the account where the pod calls the API",
    matched: [
      ...OVER_PODS.matched,
      { group: "", versions: ["v1"], resources: ["serviceaccounts"] },
    ],
    variables: [
      ...OVER_PODS.variables,
      { name: "holder", expression: `${IS_ACCOUNT} ? dyn(object) : variables.spec` },
      {
        name: "account",
        expression:
          `${IS_ACCOUNT} ? object.metadata.name : ` +
          'variables.spec.?serviceAccountName.or(variables.spec.?serviceAccount).orValue("default")',
      },
    ],
    judged: (object) => [
      ...OVER_PODS.judged(object),
      `dyn(${object}).?automountServiceAccountToken`,
    ],
    breaches: ({ settings }) => {
      const accounts = celTexts(settings.accounts);
      return (
        "variables.holder.?automountServiceAccountToken.orValue(true) == false || " +
        `variables.account in ${accounts} || (request.namespace + "/" + variables.account) in ${accounts} ` +
        '? [] : ["automountServiceAccountToken"]'
      );
    },
  },
});

/** Tokens that a pod asks for in projected volumes, whatever its account says. */
function tokensOf(spec: Field): readonly Field[] {
  return spec
    .get("volumes")
    .items()
    .flatMap((volume) => volume.get("projected", "sources").items())
    .map((source) => source.get("serviceAccountToken"))
    .filter((token) => token.isSet);
}

/** The API does not accept a token for another audience. */
function checkToken(token: Field, findings: Findings): void {
  const audience = token.get("audience");
  if (!audience.isReadable) findings.notEvaluated(audience);
  else if (API_AUDIENCES.has(audience.text ?? "")) {
    findings.fail(token, "a projected volume mounts an API token");
  }
}

function accountOf(spec: Field): string {
  return spec.get("serviceAccountName").text ?? spec.get("serviceAccount").text ?? "default";
}
