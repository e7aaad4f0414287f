import { EKS_CLUSTER_TYPES, encryptionConfigsOf } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, fsbp } from "../../rule/frameworks";
import { isFilled } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

/** With a key of our own, whoever gets at etcd's disks still needs the right to decrypt. */
export const eksSecretsKms = resourceRule({
  id: "eks-secrets-kms",
  topic: "aws-eks",
  severity: "high",
  description: "Kubernetes secrets are encrypted with a KMS key of the account.",
  remediation:
    'Set encryptionConfig with resources ["secrets"] and provider.keyArn of a customer key.',
  frameworks: [
    fsbp("EKS.3", "EKS clusters should use encrypted Kubernetes secrets"),
    cisEks("5.3.1", "Ensure Kubernetes secrets are encrypted with keys managed in AWS KMS"),
  ],
  parameters: {},
  appliesTo: (type) => EKS_CLUSTER_TYPES.has(type),
  check(cluster, findings) {
    const whole = cluster.get("encryptionConfig");
    if (!whole.isReadable) {
      findings.notEvaluated(whole);
      return;
    }
    const configs = encryptionConfigsOf(cluster);
    const config = configs.find(mayCoverSecrets);
    if (config === undefined) {
      const field = configs[0]?.get("resources") ?? whole;
      findings.fail(field, "secrets are not encrypted with a customer key");
    } else {
      requireSecretsAndKey(config, findings);
    }
  },
});

function mayCoverSecrets(config: Field): boolean {
  return config
    .get("resources")
    .items()
    .some((item) => !item.isReadable || isSecrets(item));
}

function requireSecretsAndKey(config: Field, findings: Findings): void {
  const resources = config.get("resources");
  if (!resources.items().some(isSecrets)) {
    findings.notEvaluated(resources.items().find((item) => !item.isReadable) ?? resources);
  }
  findings.require(config.get("provider", "keyArn"), isFilled, "the encryption names no key");
}

function isSecrets(item: Field): boolean {
  return item.value === "secrets";
}
