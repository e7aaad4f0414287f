import { describe, expect, it } from "vitest";
import {
  type AdmissionSettings,
  planAdmission,
} from "../../../../components/security/pure/admission-plan";
import type { AdmissionRule } from "../../../../components/security/pure/admission-rule";

const RULE: AdmissionRule = {
  id: "labelled",
  level: "mandatory",
  message: "the object has no label; set one",
  matched: [{ group: "apps", versions: ["v1"], resources: ["deployments", "daemonsets"] }],
  variables: [
    { name: "labels", expression: "object.metadata.?labels.orValue({})" },
    { name: "spec", expression: "object.spec" },
    { name: "team", expression: "variables.labels.?team" },
  ],
  judged: [
    { now: "object.spec", before: "oldObject.spec" },
    { now: "object.metadata", before: "oldObject.metadata" },
  ],
  breaches: 'variables.team.hasValue() ? [] : ["metadata.labels"]',
};

function planned(rule: Partial<AdmissionRule> = {}, settings: Partial<AdmissionSettings> = {}) {
  const rules = [{ ...RULE, ...rule }];
  const plans = planAdmission({ rules, exemptNamespaces: [], exemptUsers: [], ...settings });
  expect(plans.map(({ id }) => id)).toEqual(["labelled"]);
  const [{ policy, binding } = expect.fail("nothing is planned")] = plans;
  return { policy, binding };
}

describe("planAdmission", () => {
  it("asks for creations and updates of the matched resources", () => {
    expect(planned().policy.matchConstraints.resourceRules).toEqual([
      {
        apiGroups: ["apps"],
        apiVersions: ["v1"],
        resources: ["deployments", "daemonsets"],
        operations: ["CREATE", "UPDATE"],
      },
    ]);
  });

  it("judges an update only where the judged part changes", () => {
    expect(planned().policy.matchConditions).toEqual([
      {
        name: "judged-part-changes",
        expression:
          'request.operation != "UPDATE" || object.spec != oldObject.spec || ' +
          "object.metadata != oldObject.metadata",
      },
    ]);
  });

  it("names the users that it leaves alone", () => {
    const { matchConditions } = planned({}, { exemptUsers: ["ops"] }).policy;
    expect(matchConditions.map(({ name }) => name)).toEqual([
      "user-is-not-exempt",
      "judged-part-changes",
    ]);
    expect(matchConditions[0]?.expression).toBe('!(request.userInfo.username in ["ops"])');
  });

  it("declares only the variables that the expression reads, in order", () => {
    expect(planned().policy.variables).toEqual([
      { name: "labels", expression: "object.metadata.?labels.orValue({})" },
      { name: "team", expression: "variables.labels.?team" },
      { name: "breaches", expression: 'variables.team.hasValue() ? [] : ["metadata.labels"]' },
    ]);
  });

  it("says what to change, with the places in front", () => {
    expect(planned().policy.validations).toEqual([
      {
        expression: "variables.breaches.size() == 0",
        message: "the object has no label; set one",
        messageExpression: 'variables.breaches.join(", ") + ": the object has no label; set one"',
      },
    ]);
  });

  it("exempts namespaces from every rule but one that holds everywhere", () => {
    const exempt = { exemptNamespaces: ["kube-system"] };
    const matchExpressions = [
      { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["kube-system"] },
    ];
    expect(planned({}, exempt).binding).toEqual({
      policyName: "labelled",
      validationActions: ["Deny"],
      matchResources: { namespaceSelector: { matchExpressions } },
    });
    expect(planned({ isEverywhere: true }, exempt).binding).toEqual({
      policyName: "labelled",
      validationActions: ["Deny"],
    });
    expect(planned().binding).toEqual({ policyName: "labelled", validationActions: ["Deny"] });
  });

  it("warns and leaves an audit entry at the level advisory", () => {
    expect(planned({ level: "advisory" }).binding.validationActions).toEqual(["Audit", "Warn"]);
  });
});
