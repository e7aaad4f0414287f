import { declared } from "../resources";
import { describeBypasses, podText, text } from "./describe-bypasses";

const BAD = "template: {spec: {hostPID: true}}";
const RULE = "pss-host-namespaces";
const PATH = "spec.template.spec.hostPID";

describeBypasses("versions, tokens and lists", [
  {
    name: "a group that has moved",
    given: text("extensions/v1beta1", "Deployment", `spec: {${BAD}}`),
    rule: RULE,
    path: PATH,
  },
  {
    name: "a beta version",
    given: text("apps/v1beta2", "StatefulSet", `spec: {${BAD}}`),
    rule: RULE,
    path: PATH,
  },
  {
    name: "a version that is no longer served",
    given: text("extensions/v1beta1", "Ingress", "spec: {}"),
    rule: "rel-deprecated-api",
    path: "apiVersion",
  },
  {
    name: "an alpha CronJob",
    given: text("batch/v2alpha1", "CronJob", `spec: {jobTemplate: {spec: {${BAD}}}}`),
    rule: RULE,
    path: `spec.jobTemplate.${PATH}`,
  },
  {
    name: "a PodTemplate",
    given: text("v1", "PodTemplate", BAD),
    rule: RULE,
    path: "template.spec.hostPID",
  },
  {
    name: "a server-side patch",
    given: declared("kubernetes:apps/v1:DeploymentPatch", {
      spec: { template: { spec: { hostPID: true } } },
    }),
    rule: RULE,
    path: PATH,
  },
  {
    name: "a patch under a beta version",
    given: declared("kubernetes:extensions/v1beta1:DaemonSetPatch", {
      spec: { template: { spec: { hostPID: true } } },
    }),
    rule: RULE,
    path: PATH,
  },
  {
    name: "a custom resource that holds a pod",
    given: text("argoproj.io/v1alpha1", "Rollout", `spec: {${BAD}}`),
    rule: RULE,
    path: PATH,
    settings: {
      [RULE]: { workloads: { "kubernetes:argoproj.io/v1alpha1:Rollout": "spec.template.spec" } },
    },
  },
  {
    name: "a List",
    given: `{apiVersion: v1, kind: List, items: [${podText("hostPID: true")}]}`,
    rule: RULE,
    path: "spec.hostPID",
  },
  {
    name: "a List in a List",
    given: `{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: [${podText("hostPID: true")}]}]}`,
    rule: RULE,
    path: "spec.hostPID",
  },
  {
    name: "items that leave out their kind",
    given: "{apiVersion: v1, kind: PodList, items: [{metadata: {name: a}, spec: {hostPID: true}}]}",
    rule: RULE,
    path: "spec.hostPID",
  },
  {
    name: "an array of manifests",
    given: `[${podText("hostPID: true")}]`,
    rule: RULE,
    path: "spec.hostPID",
  },
  {
    name: "the second document",
    given: `---\n${podText("hostPID: false")}\n---\n${podText("hostPID: true")}`,
    rule: RULE,
    path: "spec.hostPID",
  },
]);
