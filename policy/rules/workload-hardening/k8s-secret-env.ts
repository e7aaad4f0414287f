import { ADVICE_AT_EVERY_LEVEL } from "../../admission/expression";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";

/** Environment variables end up in crash reports, child processes and the output of `describe`. */
export const k8sSecretEnv = podRule({
  id: "k8s-secret-env",
  topic: "workload-hardening",
  severity: "low",
  description: "No container reads a Secret into its environment.",
  remediation: "Mount the Secret as a volume, and let the program read the file.",
  frameworks: [
    cisKubernetes("5.4.1", "Prefer using Secrets as files over Secrets as environment variables"),
    cisEks("4.4.1", "Prefer using secrets as files over secrets as environment variables"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const { label, field } of pod.containers) {
      for (const variable of field.get("env").items()) {
        const reference = variable.get("valueFrom", "secretKeyRef");
        findings.forbid(
          reference,
          isAnything,
          `${label} reads a Secret into an environment variable`,
        );
      }
      for (const source of field.get("envFrom").items()) {
        const reference = source.get("secretRef");
        findings.forbid(
          reference,
          isAnything,
          `${label} reads all keys of a Secret into its environment`,
        );
      }
    }
  },
  whyNoAdmission: ADVICE_AT_EVERY_LEVEL,
});

function isAnything(): boolean {
  return true;
}
