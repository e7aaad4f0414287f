import { celTexts } from "../cel";
import { POD_OWNERS, podRule } from "../pods";
import type { AdmissionRule } from "../rule";

const OF_PODS = podRule({
  id: "k8s-automount-token",
  severity: "medium",
  problem: "an API token is mounted into the pod",
  fix: "set automountServiceAccountToken to false, or list the account where the pod calls the API",
  breaches: ({ parameters }) => {
    const accounts = celTexts(parameters["k8s-automount-token"]?.accounts ?? []);
    return (
      "variables.holder.?automountServiceAccountToken.orValue(true) == false || " +
      `variables.account in ${accounts} || (request.namespace + "/" + variables.account) in ${accounts} ` +
      '? [] : ["automountServiceAccountToken"]'
    );
  },
});

const IS_ACCOUNT = 'request.resource.resource == "serviceaccounts"';

/** A token that nobody needs is there for whoever breaks in. */
export const k8sAutomountToken: AdmissionRule = {
  ...OF_PODS,
  matched: [...POD_OWNERS, { group: "", versions: ["v1"], resources: ["serviceaccounts"] }],
  variables: [
    ...(OF_PODS.variables ?? []),
    { name: "holder", expression: `${IS_ACCOUNT} ? dyn(object) : variables.spec` },
    {
      name: "account",
      expression:
        `${IS_ACCOUNT} ? object.metadata.name : ` +
        'variables.spec.?serviceAccountName.or(variables.spec.?serviceAccount).orValue("default")',
    },
  ],
  judged: (object) => [...OF_PODS.judged(object), `dyn(${object}).?automountServiceAccountToken`],
};
