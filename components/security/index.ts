export {
  ADMISSION_POLICIES_DEFAULTS,
  AdmissionPolicies,
  type AdmissionPoliciesArgs,
  type AdmissionPoliciesChildren,
  type AdmissionPoliciesNodes,
} from "./admission-policies";
export type {
  AdmissionLevel,
  AdmissionRule,
  CelVariable,
  JudgedPart,
  MatchedResources,
} from "./pure/admission-rule";
