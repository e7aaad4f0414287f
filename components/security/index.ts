export {
  ADMISSION_POLICIES_DEFAULTS,
  AdmissionPolicies,
  type AdmissionPoliciesArgs,
  type AdmissionPoliciesChildren,
  type AdmissionPoliciesNodes,
} from "./admission-policies";
export type {
  AdmissionEnvironment,
  AdmissionLevel,
  ConfiguredAdmissionLevel,
} from "./pure/admission/levels";
export type { AdmissionParameters, Ceilings } from "./pure/admission/parameters";
