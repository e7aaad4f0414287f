import { describe, expect, it } from "vitest";
import { AdmissionPolicies, type AdmissionPoliciesArgs } from "../../../components/security";
import { record, type RecordOptions } from "../../support/mocks";

const POLICY = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const BINDING = `${POLICY}Binding`;

function recordPolicies(args?: AdmissionPoliciesArgs, options?: RecordOptions) {
  return record(() => new AdmissionPolicies("admission", args), options);
}

async function binding(id: string, args?: AdmissionPoliciesArgs) {
  const { inputs } = (await recordPolicies(args)).only(BINDING, `admission-${id}-binding`);
  return inputs;
}

describe("AdmissionPolicies", () => {
  it.each([{ preview: true }, { preview: false }])(
    "declares a policy and a binding for each rule (%o)",
    async (mode) => {
      const { inventory } = await recordPolicies(undefined, mode);
      const policies = inventory.filter((line) => line.startsWith(`${POLICY} `));
      expect(policies.length).toBeGreaterThan(35);
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
    expect(await binding("net-exposure", { environment: "dev" })).toMatchObject({
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

  it("leaves a disabled rule out", async () => {
    const { inventory } = await recordPolicies({ levels: { "pss-privileged": "disabled" } });
    expect(inventory.filter((line) => line.includes("pss-privileged"))).toEqual([]);
  });

  it("tells which rules the cluster enforces", async () => {
    const rules: (readonly string[])[] = [];
    await record(() => {
      rules.push(new AdmissionPolicies("admission").rules);
    });
    expect(rules[0]).toContain("pss-privileged");
    expect(rules[0]).not.toContain("k8s-image-registry");
  });

  it("applies a transform to every policy", async () => {
    const metadata = { name: "other" };
    const { resources } = await recordPolicies({ transform: { policy: { metadata } } });
    const names = resources.filter(({ type }) => type === POLICY).map(({ inputs }) => inputs);
    expect(names.every((inputs) => inputs.metadata === metadata)).toBe(false);
    expect(names[0]).toMatchObject({ metadata });
  });

  it("refuses wrong arguments, all at once", async () => {
    const args = {
      levels: { "pss-privilegd": "advisory" },
      parameters: { "k8s-image-registry": { registries: ["nginx"] } },
    } as const;
    await expect(recordPolicies(args)).rejects.toThrow(
      /levels\.pss-privilegd: is no rule[^]*registries\[0\]: names no registry, got "nginx"/,
    );
  });
});
