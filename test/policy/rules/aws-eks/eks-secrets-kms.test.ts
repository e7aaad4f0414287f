import { eksSecretsKms } from "../../../../policy/rules/aws-eks/eks-secrets-kms";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

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
    { name: "no encryption", resources: cluster(undefined), paths: ["encryptionConfig"] },
    { name: "an empty list", resources: native([]), paths: ["encryptionConfig"] },
    {
      name: "encryption of nothing",
      resources: cluster({ ...complete, resources: [] }),
      paths: ["encryptionConfig.resources"],
    },
    {
      name: "no key",
      resources: cluster({ resources: ["secrets"] }),
      paths: ["encryptionConfig.provider.keyArn"],
    },
    {
      name: "an empty key in the native provider's list",
      resources: native([{ ...complete, provider: { keyArn: "" } }]),
      paths: ["encryptionConfig[0].provider.keyArn"],
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
