import { describe, expect, it } from "vitest";
import {
  admissionRules,
  type AdmissionRulesOptions,
  isRendered,
} from "../../../policy/admission/admission-rules";
import { RULES } from "../../../policy/rules";
import { POLICY_ENVIRONMENTS } from "../../../policy/rule/environment";
import { levelOf } from "../../../policy/rule/levels";
import { resourceRule } from "../../../policy/rule/rule";
import { PARAMETERS } from "../../support/admission/verdict";

const ids = (options: AdmissionRulesOptions) => admissionRules(options).map(({ id }) => id);

function rendered(id: string, options: AdmissionRulesOptions = {}) {
  const found = admissionRules(options).find((rule) => rule.id === id);
  return found ?? expect.fail(`${id} is not rendered`);
}

describe("admissionRules", () => {
  it("are the rules of the pack with an admission expression, in its order", () => {
    const options = { kubernetesVersion: "1.36", parameters: PARAMETERS } as const;
    expect(ids(options)).toEqual(RULES.filter(isRendered).map(({ id }) => id));
    expect(ids(options)).toHaveLength(41);
  });

  it.each(POLICY_ENVIRONMENTS)("have the levels of %s", (environment) => {
    const levels = RULES.map((rule) => [rule.id, levelOf(rule, environment)]);
    expect(levels).toEqual(
      expect.arrayContaining(admissionRules({ environment }).map(({ id, level }) => [id, level])),
    );
  });

  it("take your own levels, and leave out what is disabled", () => {
    const levels = { "pss-privileged": "advisory", "pss-host-path": "disabled" } as const;
    expect(rendered("pss-privileged", { levels }).level).toBe("advisory");
    expect(ids({ levels })).not.toContain("pss-host-path");
  });

  it("leave out what a version does not check", () => {
    expect(ids({ kubernetesVersion: "1.34" })).not.toContain("pss-proc-mount-restricted");
    expect(ids({ kubernetesVersion: "1.35" })).toContain("pss-proc-mount-restricted");
  });

  it("excuse pods with a user namespace since 1.35", () => {
    const isExcused = "variables.spec.?hostUsers.orValue(true) == false ? [] : ";
    const breaches = (kubernetesVersion: "1.34" | "1.35") =>
      rendered("pss-run-as-user", { kubernetesVersion }).breaches;
    expect(breaches("1.35")).toBe(`${isExcused}${breaches("1.34")}`);
  });

  it("leave out what is not configured", () => {
    const parameters = { "quota-container-max": { container: { cpu: "4" } } };
    expect(ids({})).not.toContain("quota-container-max");
    expect(ids({ parameters })).toContain("quota-container-max");
  });

  it("take the defaults of the environment", () => {
    const digests = (environment: "dev" | "prod") =>
      rendered("k8s-image-pinned", { environment }).breaches.includes(":latest");
    expect([digests("dev"), digests("prod")]).toEqual([true, false]);
  });

  it("look at every kind that holds a pod, and at ephemeral containers", () => {
    const { matched } = rendered("pss-privileged");
    expect(matched.flatMap(({ resources }) => resources).toSorted()).toEqual([
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

  it("depend on the labels of a namespace that decide alone", () => {
    const enforce = "pod-security.kubernetes.io/enforce";
    const labels = [enforce, `${enforce}-version`, "orchestration-platform/namespace-role"];
    expect(rendered("ns-pss-label").judged).toEqual(
      labels.map((label) => ({
        now: `object.metadata.?labels[?"${label}"]`,
        before: `oldObject.metadata.?labels[?"${label}"]`,
      })),
    );
  });

  it("hold in every namespace where they look into kube-system", () => {
    const everywhere = admissionRules().filter(({ isEverywhere }) => isEverywhere);
    expect(everywhere.map(({ id }) => id)).toEqual(["rbac-system-groups"]);
  });

  it("say what is wrong and what to change, by the remediation where nothing shorter is given", () => {
    expect(rendered("pss-host-path").message).toBe(
      "the volume is a path of the node; use an emptyDir, a persistentVolumeClaim or a projected volume instead",
    );
    expect(rendered("pss-host-namespaces").message).toBe(
      "the pod shares a namespace of its node; remove hostNetwork, hostPID and hostIPC from the pod spec",
    );
  });

  it("say it without a line break, which the API server refuses, and without a full stop", () => {
    const wrong = admissionRules({ parameters: PARAMETERS }).filter(({ message }) =>
      /\n|\.$/.test(message),
    );
    expect(wrong).toEqual([]);
  });

  it("take rules of your own", () => {
    const labelled = resourceRule({
      id: "labelled",
      topic: "workload-hardening",
      severity: "low",
      description: "Every ConfigMap has labels.",
      remediation: "Set labels.",
      frameworks: [],
      parameters: {},
      appliesTo: () => true,
      check: () => undefined,
      admission: {
        problem: "the ConfigMap has no labels",
        matched: [{ group: "", versions: ["v1"], resources: ["configmaps"] }],
        judged: (object) => [`${object}.metadata.?labels`],
        breaches: () => 'object.metadata.?labels.hasValue() ? [] : ["metadata.labels"]',
      },
    });
    expect(admissionRules({ rules: [labelled] })).toEqual([
      {
        id: "labelled",
        level: "advisory",
        message: "the ConfigMap has no labels; set labels",
        matched: [{ group: "", versions: ["v1"], resources: ["configmaps"] }],
        variables: [],
        judged: [{ now: "object.metadata.?labels", before: "oldObject.metadata.?labels" }],
        breaches: 'object.metadata.?labels.hasValue() ? [] : ["metadata.labels"]',
      },
    ]);
  });

  it.each([
    [
      { levels: { "rel-probes": "advisory" } },
      "levels.rel-probes: is not a rule that the API server can judge; use an id of docs/admission.md, or remove it",
    ],
    [
      { parameters: { "k8s-image-pined": {} } },
      'parameters.k8s-image-pined: is not a rule that the API server can judge; did you mean "k8s-image-pinned"?',
    ],
    [
      { parameters: { "k8s-image-pinned": { requireDigest: "yes" } } },
      'parameters.k8s-image-pinned.requireDigest: has the wrong type, got "yes"; give it a boolean',
    ],
    [
      { parameters: { "k8s-image-registry": { registries: ["nginx"] } } },
      'parameters.k8s-image-registry.registries[0]: does not name a registry, got "nginx"; write a host with a dot or a port, and a path where only a part is meant: "registry.example.com/team"',
    ],
    [
      { parameters: { "quota-container-max": { pod: { cpu: "four" } } } },
      'parameters.quota-container-max.pod.cpu: is not a quantity, got "four"; write it as Kubernetes does: "4", "500m", "8Gi"',
    ],
    [
      { parameters: { "ns-pss-label": { checks: { version: "disabled" } } } },
      "parameters.ns-pss-label.checks: cannot be set for the API server, which judges the rule as a whole; remove it, or set the level of the rule",
    ],
  ] as const)("refuse %o", (options, problem) => {
    expect(() => admissionRules(options)).toThrow(problem);
  });

  it("refuse everything that is wrong at once", () => {
    const options = {
      levels: { "pss-privilegd": "advisory" },
      parameters: { "k8s-image-registry": { registries: ["nginx"] } },
    } as const;
    expect(() => admissionRules(options)).toThrow(
      /levels\.pss-privilegd: is not a rule[^]*registries\[0\]: does not name a registry/,
    );
  });
});
