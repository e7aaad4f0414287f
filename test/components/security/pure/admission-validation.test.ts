import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import type { AdmissionSettings } from "../../../../components/security/pure/admission-plan";
import type { AdmissionRule } from "../../../../components/security/pure/admission-rule";
import { admissionValidation } from "../../../../components/security/pure/admission-validation";
import { SETTINGS } from "../../../support/admission/settings";

function problems(overrides: Partial<AdmissionSettings>): readonly string[] {
  return findProblems(admissionValidation({ ...SETTINGS, ...overrides }));
}

const RULE: AdmissionRule = {
  id: "named",
  level: "advisory",
  message: "the object has no label; set one",
  matched: [],
  judged: [],
  breaches: "[]",
};

describe("admissionValidation", () => {
  it("accepts the rules of the pack and the defaults", () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    [
      { exemptNamespaces: ["team-*"] },
      'exemptNamespaces[0]: is not a name of a namespace, got "team-*"; write each name out, without wildcards',
    ],
    [
      { exemptUsers: [" "] },
      'exemptUsers[0]: is empty, got " "; name a user as the API server does: "system:serviceaccount:<namespace>:<name>"',
    ],
    [
      { rules: [{ ...RULE, id: "Named" }] },
      'rules[0].id: is not a name of a policy, got "Named"; use lower-case letters, digits and dashes',
    ],
    [
      { rules: [RULE, RULE] },
      'rules[1].id: is the id of an earlier rule, got "named"; give each rule its own id',
    ],
    [
      { rules: [{ ...RULE, message: "a\nb" }] },
      'rules[0].message: has a line break, which the API server refuses, got "a\\nb"; write it on one line',
    ],
  ])("refuses %o", (overrides, problem) => {
    expect(problems(overrides)).toEqual([problem]);
  });
});
