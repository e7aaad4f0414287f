import type { AdmissionSettings } from "../../../components/security/pure/admission-plan";
import { admissionRules } from "../../../policy/admission/admission-rules";

/** What is planned where nobody says otherwise, without loading a provider. */
export const SETTINGS: AdmissionSettings = {
  rules: admissionRules(),
  exemptNamespaces: ["kube-system"],
  exemptUsers: ["system:apiserver"],
};
