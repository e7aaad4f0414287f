/**
 * Rows about people and process, with what infrastructure as code can honestly hold instead: never
 * reported as implemented.
 */
export const PEOPLE: Readonly<Record<string, string>> = {
  "RT-9": "the reviewable diff and the gate: mirror first, then weights",
  "PHA-2": "the phase of each domain and the list of edges that still cross its border",
  "ORG-1": "an owner label checked against a typed list of teams",
  "ORG-2": "a role binding per domain team and a generated CODEOWNERS file",
  "ORG-3": "a generated table of what the platform and what the domain owns",
  "ORG-4": "alert routes by owner and contacts in the service catalogue",
  "ORG-5": "a scorecard question that only a person can answer; nothing is measured",
  "ORG-6": "generated documentation and skeletons of decision records",
  "ORG-7": "CODEOWNERS and the review gate of the pipeline",
  "PM-7": "the dated record: scorecard history and waivers that expire",
  "F2-5": "the target by size of enterprise; the value is answered by a person, with a date",
  "CSF-7": "the means only: roles, quota and budget per domain",
  "CHA-5": "generated documentation and runbooks; nothing is measured",
  "IMF-1": "the chosen target profile of the scorecard",
  "IMF-4": "golden-path components, examples and documentation; nothing is measured",
};
