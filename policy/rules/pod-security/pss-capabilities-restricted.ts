import { containersWhere } from "../../admission/pods";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { WINDOWS } from "../../rule/pod-excuses";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import type { Container } from "../../world/kubernetes/pod-specs";

/** Capabilities are parts of root's power; a service needs none, or the one for ports below 1024. */
export const pssCapabilitiesRestricted = podRule({
  id: "pss-capabilities-restricted",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "restricted",
  description: "Every container drops all capabilities and adds back NET_BIND_SERVICE at most.",
  remediation:
    'Set securityContext.capabilities.drop to ["ALL"], and add nothing but NET_BIND_SERVICE.',
  frameworks: [
    podSecurityStandards("restricted/capabilities_restricted", "Capabilities (v1.22+)"),
    cisKubernetes("5.2.8", "Minimize the admission of containers with the NET_RAW capability"),
    cisKubernetes("5.2.9", "Minimize the admission of containers with capabilities assigned"),
  ],
  checks: {
    drop: "Every container drops all capabilities.",
    add: "No container adds a capability other than NET_BIND_SERVICE.",
  },
  parameters: POD_PARAMETERS,
  sinceMinor: 22,
  excuse: WINDOWS,
  check(pod, findings) {
    for (const container of pod.containers) {
      const capabilities = container.field.get("securityContext", "capabilities");
      checkDropped(container, capabilities.get("drop"), findings.of("drop"));
      for (const added of capabilities.get("add").items()) {
        findings
          .of("add")
          .require(
            added,
            (value) => value === "NET_BIND_SERVICE",
            `${container.label} adds a capability other than NET_BIND_SERVICE`,
          );
      }
    }
  },
  admission: {
    problem: "the container keeps capabilities that it was not given one by one",
    fix: 'set drop to ["ALL"], and add nothing but NET_BIND_SERVICE',
    breaches: () =>
      containersWhere(
        '!("ALL" in c.it.?securityContext.?capabilities.?drop.orValue([])) || ' +
          "c.it.?securityContext.?capabilities.?add.orValue([])" +
          '.exists(added, added != "NET_BIND_SERVICE")',
        "securityContext.capabilities",
      ),
  },
});

function checkDropped({ label }: Container, drop: Field, findings: Findings): void {
  const dropped = drop.items();
  if (dropped.some(({ value }) => value === "ALL")) return;
  const unreadable = dropped.find((field) => !field.isReadable);
  if (unreadable) findings.notEvaluated(unreadable);
  else findings.failOrMissing(drop, `${label} does not drop ALL capabilities`);
}
