import { eksSecretsKms } from "../../../../policy/rules/aws-eks/eks-secrets-kms";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const PLAIN = "Kubernetes secrets are not encrypted with a customer managed KMS key";

const cluster = (encryptionConfig: unknown) =>
  declared("aws:eks/cluster:Cluster", { encryptionConfig });
const native = (encryptionConfig: unknown) =>
  declared("aws-native:eks:Cluster", { encryptionConfig });
const complete = { resources: ["secrets"], provider: { keyArn: "arn:aws:kms:::key/1" } };

describeRule(eksSecretsKms, {
  pass: [
    { name: "secrets under a key", resources: cluster(complete) },
    { name: "secrets under a key, in the native provider's list", resources: native([complete]) },
  ],
  fail: [
    {
      name: "no encryption",
      resources: cluster(undefined),
      findings: [["encryptionConfig", PLAIN]],
    },
    {
      name: "an empty list",
      resources: native([]),
      findings: [["encryptionConfig", PLAIN]],
    },
    {
      name: "encryption of nothing",
      resources: cluster({ ...complete, resources: [] }),
      findings: [["encryptionConfig.resources", PLAIN]],
    },
    {
      name: "no key",
      resources: cluster({ resources: ["secrets"] }),
      findings: [
        [
          "encryptionConfig.provider.keyArn",
          "the encryption of Kubernetes secrets does not name a KMS key",
        ],
      ],
    },
    {
      name: "an empty key in the native provider's list",
      resources: native([{ ...complete, provider: { keyArn: "" } }]),
      findings: [
        [
          "encryptionConfig[0].provider.keyArn",
          "the encryption of Kubernetes secrets does not name a KMS key",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "an add-on", resources: declared("aws:eks/addon:Addon", {}) }],
  unknown: [
    {
      name: "an unknown block",
      resources: cluster(UNKNOWN),
      reasons: ["unknown value at encryptionConfig"],
    },
    {
      name: "an unknown key",
      resources: cluster({ ...complete, provider: { keyArn: UNKNOWN } }),
      reasons: ["unknown value at encryptionConfig.provider.keyArn"],
    },
    {
      name: "an unknown list of resources",
      resources: cluster({ ...complete, resources: UNKNOWN }),
      reasons: ["unknown value at encryptionConfig.resources"],
    },
  ],
});
