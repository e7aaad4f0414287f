import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, fsbp } from "../../rule/frameworks";
import { isFilled } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

/** With a customer managed key, somebody with the disks of etcd still needs permission to decrypt. */
export const eksSecretsKms = resourceRule({
  id: "eks-secrets-kms",
  topic: "aws-eks",
  severity: "high",
  description: "Kubernetes secrets are encrypted with a customer managed KMS key.",
  remediation:
    'Set encryptionConfig with resources ["secrets"] and the ARN of a key in provider.keyArn.',
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
      findings.fail(field, "Kubernetes secrets are not encrypted with a customer managed KMS key");
    } else {
      requireSecretsAndKey(config, findings);
    }
  },
});

/** One block in the classic provider, a list of blocks in the native one. */
function encryptionConfigsOf(cluster: Field): readonly Field[] {
  const config = cluster.get("encryptionConfig");
  return Array.isArray(config.value) ? config.items() : config.isSet ? [config] : [];
}

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
  findings.require(
    config.get("provider", "keyArn"),
    isFilled,
    "the encryption of Kubernetes secrets does not name a KMS key",
  );
}

function isSecrets(item: Field): boolean {
  return item.value === "secrets";
}
