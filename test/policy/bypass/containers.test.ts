import { manifest, UNKNOWN, SECRET, pod } from "../resources";
import { describeBypasses, podText } from "./describe-bypasses";

const BAD = "[{name: a, securityContext: {privileged: true}}]";
const RULE = "pss-privileged";
const below = (list: string) => `spec.${list}[0].securityContext.privileged`;

describeBypasses("containers and what YAML makes of a value", [
  {
    name: "an init container",
    given: podText(`initContainers: ${BAD}`),
    rule: RULE,
    path: below("initContainers"),
  },
  {
    name: "an ephemeral container",
    given: podText(`ephemeralContainers: ${BAD}`),
    rule: RULE,
    path: below("ephemeralContainers"),
  },
  {
    name: "a sidecar",
    given: podText(
      "initContainers: [{name: a, restartPolicy: Always, securityContext: {privileged: true}}]",
    ),
    rule: RULE,
    path: below("initContainers"),
  },
  {
    name: "the second container",
    given: podText("containers: [{name: a}, {name: b, securityContext: {privileged: true}}]"),
    rule: RULE,
    path: "spec.containers[1].securityContext.privileged",
  },
  {
    name: "a boolean of YAML 1.1",
    given: podText("hostNetwork: yes"),
    rule: "pss-host-namespaces",
    path: "spec.hostNetwork",
  },
  {
    name: "another boolean of YAML 1.1",
    given: podText("hostIPC: on"),
    rule: "pss-host-namespaces",
    path: "spec.hostIPC",
  },
  {
    name: "a boolean as text",
    given: podText('hostPID: "true"'),
    rule: "pss-host-namespaces",
    path: "spec.hostPID",
  },
  {
    name: "an alias",
    given:
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, annotations: &a {x: "1"}}\nspec:\n  containers:\n  - &c {name: a, securityContext: {privileged: true}}\n  initContainers:\n  - *c\n',
    rule: RULE,
    path: below("initContainers"),
  },
  {
    name: "a merge key",
    given:
      "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec:\n  containers:\n  - &c {name: a, securityContext: {privileged: true}}\n  - {<<: *c, name: b}\n",
    rule: RULE,
    path: "spec.containers[1].securityContext.privileged",
  },
  {
    name: "a key that is written twice",
    given: podText("hostPID: false, hostPID: true"),
    rule: "pss-host-namespaces",
    path: "spec.hostPID",
  },
  {
    name: "root as text",
    given: podText('securityContext: {runAsUser: "0"}'),
    rule: "pss-run-as-user",
    path: "spec.securityContext.runAsUser",
  },
  {
    name: "a container that takes back what the pod promises",
    given: podText(
      "securityContext: {runAsNonRoot: true}, containers: [{name: a, securityContext: {runAsNonRoot: false}}]",
    ),
    rule: "pss-run-as-non-root",
    path: "spec.containers[0].securityContext.runAsNonRoot",
  },
  {
    name: "a capability beside the dropped ones",
    given: podText(
      "containers: [{name: a, securityContext: {capabilities: {drop: [ALL], add: [SYS_ADMIN]}}}]",
    ),
    rule: "pss-capabilities-restricted",
    path: "spec.containers[0].securityContext.capabilities.add[0]",
  },
  {
    name: "an unknown value",
    given: pod({ hostPID: UNKNOWN }),
    rule: "pss-host-namespaces",
    reason: "unknown value at spec.hostPID",
  },
  {
    name: "an unknown value beside a bad one",
    given: pod({ hostPID: UNKNOWN, hostIPC: true }),
    rule: "pss-host-namespaces",
    path: "spec.hostIPC",
    reason: "unknown value at spec.hostPID",
  },
  {
    name: "a secret value",
    given: pod({ hostPID: SECRET }),
    rule: "pss-host-namespaces",
    reason: "secret value at spec.hostPID",
  },
  {
    name: "an unknown list of containers",
    given: pod({ containers: UNKNOWN }),
    rule: RULE,
    reason: "unknown value at spec.containers",
  },
  {
    name: "an unknown pod",
    given: manifest({ apiVersion: "apps/v1", kind: "Deployment", spec: UNKNOWN }),
    rule: RULE,
    reason: "unknown value at spec",
  },
  {
    name: "a host path",
    given: podText("volumes: [{name: a, hostPath: {path: /}}]"),
    rule: "pss-volume-types",
    path: "spec.volumes[0].hostPath",
  },
  {
    name: "a token of the default account under its old name",
    given: podText("serviceAccount: default"),
    rule: "k8s-default-sa",
    path: "spec.serviceAccount",
  },
  {
    name: "a Secret through envFrom",
    given: podText("containers: [{name: a, envFrom: [{secretRef: {name: s}}]}]"),
    rule: "k8s-secret-env",
    path: "spec.containers[0].envFrom[0].secretRef",
  },
]);
