import { describe, expect, it } from "vitest";
import {
  type AdmissionSettings,
  planAdmission,
} from "../../../../components/security/pure/admission-plan";
import { SETTINGS } from "../../../support/admission/settings";

function plan(overrides: Partial<AdmissionSettings> = {}) {
  return planAdmission({ ...SETTINGS, ...overrides });
}

function planned(id: string, overrides: Partial<AdmissionSettings> = {}) {
  const found = plan(overrides).find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`${id} is not planned`);
  return found;
}

const ids = (overrides: Partial<AdmissionSettings>) => plan(overrides).map(({ id }) => id);

describe("planAdmission", () => {
  it("leaves out what a version does not check", () => {
    expect(ids({ kubernetesVersion: "1.34" })).not.toContain("pss-proc-mount-restricted");
    expect(ids({ kubernetesVersion: "1.35" })).toContain("pss-proc-mount-restricted");
  });

  it("excuses pods with a user namespace since 1.35", () => {
    const text = (version: "1.34" | "1.35") =>
      JSON.stringify(planned("pss-run-as-user", { kubernetesVersion: version }));
    expect(text("1.34")).not.toContain("hostUsers");
    expect(text("1.35")).toContain("hostUsers");
  });

  it("leaves out what is not configured", () => {
    const parameters = { "quota-container-max": { container: { cpu: "4" } } };
    expect(ids({})).not.toContain("quota-container-max");
    expect(ids({ parameters })).toContain("quota-container-max");
  });

  it("looks at every kind that holds a pod, and at ephemeral containers", () => {
    const { resourceRules } = planned("pss-privileged").policy.matchConstraints;
    expect(resourceRules.flatMap(({ resources }) => resources).toSorted()).toEqual([
      "cronjobs",
      "daemonsets",
      "deployments",
      "jobs",
      "pods",
      "pods/ephemeralcontainers",
      "podtemplates",
      "replicasets",
      "replicationcontrollers",
      "statefulsets",
    ]);
  });

  it("judges an update only where the judged part changes", () => {
    const enforce = "pod-security.kubernetes.io/enforce";
    const labels = [enforce, `${enforce}-version`, "orchestration-platform/namespace-role"];
    const differs = labels.map(
      (label) => `object.metadata.?labels[?"${label}"] != oldObject.metadata.?labels[?"${label}"]`,
    );
    expect(planned("ns-pss-label").policy.matchConditions.at(-1)?.expression).toBe(
      ['request.operation != "UPDATE"', ...differs].join(" || "),
    );
  });

  it("names the users that it leaves alone", () => {
    const [condition] = planned("ns-pss-label", { exemptUsers: ["ops"] }).policy.matchConditions;
    expect(condition?.expression).toBe('!(request.userInfo.username in ["ops"])');
    expect(planned("ns-pss-label", { exemptUsers: [] }).policy.matchConditions).toHaveLength(1);
  });

  it("exempts kube-system from all rules but the one for aws-auth, which stands there", () => {
    const everywhere = plan().filter(({ binding }) => binding.matchResources === undefined);
    expect(everywhere.map(({ id }) => id)).toEqual(["rbac-system-groups"]);
    expect(planned("pss-privileged", { exemptNamespaces: [] }).binding).not.toHaveProperty(
      "matchResources",
    );
  });

  it("declares only the variables that the expression reads, in order", () => {
    const names = (id: string) => planned(id).policy.variables.map(({ name }) => name);
    expect(names("pss-host-namespaces")).toEqual(["pod", "spec", "breaches"]);
    expect(names("pss-run-as-user")).toEqual(["pod", "spec", "containers", "contexts", "breaches"]);
  });

  it("says what to change, with the places in front", () => {
    expect(planned("pss-host-path").policy.validations).toEqual([
      {
        expression: "variables.breaches.size() == 0",
        message:
          "the volume is a path of the node; use an emptyDir, a persistentVolumeClaim or a projected volume instead",
        messageExpression:
          'variables.breaches.join(", ") + ": the volume is a path of the node; use an emptyDir, a persistentVolumeClaim or a projected volume instead"',
      },
    ]);
  });

  it("takes levels of one's own", () => {
    const levels = { "pss-privileged": "advisory" } as const;
    expect(planned("pss-privileged", { levels }).binding.validationActions).toEqual([
      "Audit",
      "Warn",
    ]);
  });
});
