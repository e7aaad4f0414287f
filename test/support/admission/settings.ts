import type { AdmissionSettings } from "../../../components/security/pure/admission-plan";

/** What is planned where nobody says otherwise, without loading a provider. */
export const SETTINGS: AdmissionSettings = {
  environment: "prod",
  kubernetesVersion: "1.35",
  exemptNamespaces: ["kube-system"],
  exemptUsers: ["system:apiserver"],
  levels: {},
  parameters: {},
};
