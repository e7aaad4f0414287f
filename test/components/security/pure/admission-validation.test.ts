import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import type { AdmissionSettings } from "../../../../components/security/pure/admission-plan";
import { admissionValidation } from "../../../../components/security/pure/admission-validation";
import { SETTINGS } from "../../../support/admission/settings";

function problems(overrides: Partial<AdmissionSettings>): readonly string[] {
  return findProblems(admissionValidation({ ...SETTINGS, ...overrides }));
}

describe("admissionValidation", () => {
  it("accepts the defaults and what the pack accepts", () => {
    const parameters = {
      "k8s-image-registry": { registries: ["docker.io/library", "*.example.com", "reg:5000/a"] },
      "quota-container-max": { container: { cpu: "500m" }, pod: { memory: "1.5Gi" } },
    };
    expect(problems({})).toEqual([]);
    expect(problems({ parameters, levels: { "pss-privileged": "disabled" } })).toEqual([]);
  });

  it.each([
    [
      { levels: { "rel-probes": "advisory" } },
      "levels.rel-probes: is no rule that the API server can judge; use an id of docs/admission.md, or remove it",
    ],
    [
      { exemptNamespaces: ["team-*"] },
      'exemptNamespaces[0]: is no name of a namespace, got "team-*"; write each name out, without wildcards',
    ],
    [
      { exemptUsers: [" "] },
      'exemptUsers[0]: is empty, got " "; name a user as the API server does: "system:serviceaccount:<namespace>:<name>"',
    ],
    [
      { parameters: { "quota-container-max": { pod: { cpu: "four" } } } },
      'parameters.quota-container-max.pod.cpu: is no quantity, got "four"; write it as Kubernetes does: "4", "500m", "8Gi"',
    ],
  ] as const)("refuses %o", (overrides, problem) => {
    expect(problems(overrides)).toEqual([problem]);
  });
});
