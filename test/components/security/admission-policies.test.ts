import { describe, expect, it } from "vitest";
import { AdmissionPolicies, type AdmissionPoliciesArgs } from "../../../components/security";
import { admissionRules } from "../../../policy/admission/admission-rules";
import { record, type RecordOptions } from "../../support/mocks";

const POLICY = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const BINDING = `${POLICY}Binding`;

const RULES = admissionRules();

function recordPolicies(args: Partial<AdmissionPoliciesArgs> = {}, options?: RecordOptions) {
  return record(() => new AdmissionPolicies("admission", { rules: RULES, ...args }), options);
}

async function binding(id: string, args?: Partial<AdmissionPoliciesArgs>) {
  const { inputs } = (await recordPolicies(args)).only(BINDING, `admission-${id}-binding`);
  return inputs;
}

describe("AdmissionPolicies", () => {
  it.each([{ preview: true }, { preview: false }])(
    "declares a policy and a binding for each rule (%o)",
    async (mode) => {
      const { inventory } = await recordPolicies({}, mode);
      const policies = inventory.filter((line) => line.startsWith(`${POLICY} `));
      expect(policies).toHaveLength(RULES.length);
      expect(inventory).toEqual(
        [
          ...policies,
          ...policies.map((line) => `${line.replace(POLICY, BINDING)}-binding`),
        ].toSorted(),
      );
    },
  );

  it("names the objects after the rule", async () => {
    const { inputs } = (await recordPolicies()).only(POLICY, "admission-pss-privileged");
    expect(inputs).toMatchObject({
      metadata: { name: "pss-privileged" },
      spec: { failurePolicy: "Fail" },
    });
    expect(await binding("pss-privileged")).toMatchObject({
      metadata: { name: "pss-privileged" },
      spec: { policyName: "pss-privileged", validationActions: ["Deny"] },
    });
  });

  it("warns where the pack does in dev", async () => {
    const rules = admissionRules({ environment: "dev" });
    expect(await binding("net-exposure", { rules })).toMatchObject({
      spec: { validationActions: ["Audit", "Warn"] },
    });
  });

  it("shows each exemption", async () => {
    const values = ["kube-system", "monitoring"];
    const key = "kubernetes.io/metadata.name";
    expect(await binding("pss-privileged", { exemptNamespaces: values })).toMatchObject({
      spec: {
        matchResources: {
          namespaceSelector: { matchExpressions: [{ key, operator: "NotIn", values }] },
        },
      },
    });
  });

  it("tells which rules the cluster enforces", async () => {
    const rules: (readonly string[])[] = [];
    await record(() => {
      rules.push(new AdmissionPolicies("admission", { rules: RULES }).rules);
    });
    expect(rules).toEqual([RULES.map(({ id }) => id)]);
  });

  it("applies a transform to every policy", async () => {
    const metadata = { name: "other" };
    const { resources } = await recordPolicies({ transform: { policy: { metadata } } });
    const names = resources.filter(({ type }) => type === POLICY).map(({ inputs }) => inputs);
    expect(names.every((inputs) => inputs.metadata === metadata)).toBe(false);
    expect(names[0]).toMatchObject({ metadata });
  });

  it("refuses wrong arguments, all at once", async () => {
    const rules = RULES.slice(0, 1).map((rule) => ({ ...rule, id: "Host" }));
    await expect(recordPolicies({ rules, exemptUsers: [""] })).rejects.toThrow(
      /rules\[0\]\.id: is not a name of a policy, got "Host"[^]*exemptUsers\[0\]: is empty/,
    );
  });
});
