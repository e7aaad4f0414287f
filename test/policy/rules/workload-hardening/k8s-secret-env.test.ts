import { k8sSecretEnv } from "../../../../policy/rules/workload-hardening/k8s-secret-env";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const REFERENCE = { name: "A", valueFrom: { secretKeyRef: { name: "db", key: "password" } } };
const PLAIN = { name: "A", valueFrom: { configMapKeyRef: { name: "db", key: "host" } } };

describeRule(k8sSecretEnv, {
  pass: [
    { name: "a variable of a ConfigMap", resources: pod({ containers: [{ env: [PLAIN] }] }) },
    {
      name: "a Secret as a volume",
      resources: pod({ containers: [{}], volumes: [{ secret: { secretName: "db" } }] }),
    },
    {
      name: "a whole ConfigMap",
      resources: pod({ containers: [{ envFrom: [{ configMapRef: { name: "db" } }] }] }),
    },
    { name: "a patch without variables", resources: declared("kubernetes:core/v1:PodPatch", {}) },
  ],
  fail: [
    ...everyOwner(
      { containers: [{ env: [PLAIN, REFERENCE] }] },
      "containers[0].env[1].valueFrom.secretKeyRef",
      "container reads a Secret into an environment variable",
    ),
    ...everyContainerList(
      { env: [PLAIN] },
      { env: [REFERENCE] },
      "env[0].valueFrom.secretKeyRef",
      {},
      "container reads a Secret into an environment variable",
    ),
    {
      name: "a whole Secret",
      resources: pod({ containers: [{ envFrom: [{ secretRef: { name: "db" } }] }] }),
      findings: [
        [
          "spec.containers[0].envFrom[0].secretRef",
          "container reads all keys of a Secret into its environment",
        ],
      ],
    },
  ],
  notApplicable: noPods({ containers: [{ env: [REFERENCE] }] }),
  unknown: [
    {
      name: "an unknown variable beside a bad one",
      resources: pod({ containers: [{ env: [UNKNOWN, REFERENCE] }] }),
      findings: [
        [
          "spec.containers[0].env[1].valueFrom.secretKeyRef",
          "container reads a Secret into an environment variable",
        ],
      ],
      reasons: ["unknown value at spec.containers[0].env[0]"],
    },
  ],
});
