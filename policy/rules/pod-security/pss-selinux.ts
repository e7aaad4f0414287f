import { celTexts } from "../../../components/security/pure/cel";
import { contextsWhere } from "../../admission/pods";
import { podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { securityContexts } from "../../world/kubernetes/pod-specs";
import { isFilled } from "../../rule/predicates";

const ALLOWED_TYPES = ["", "container_t", "container_init_t", "container_kvm_t"];

/** Allowed besides, from this minor on. */
const ENGINE = { type: "container_engine_t", sinceMinor: 31 };

function allowedTypes(minor: number): readonly string[] {
  return minor < ENGINE.sinceMinor ? ALLOWED_TYPES : [...ALLOWED_TYPES, ENGINE.type];
}

/** A pod that chooses its SELinux label can leave the confinement of containers. */
export const pssSelinux = podRule({
  id: "pss-selinux",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description:
    "Pods and containers have an SELinux type that is meant for containers and set no SELinux user or role.",
  remediation:
    "Remove seLinuxOptions.user and role, and set the type to container_t, container_init_t, " +
    "container_kvm_t or, since 1.31, container_engine_t.",
  frameworks: [podSecurityStandards("baseline/seLinuxOptions", "SELinux")],
  parameters: POD_PARAMETERS,
  check(pod, findings, { kubernetesVersion: { minor } }) {
    const isAllowed = (type: unknown): boolean =>
      allowedTypes(minor).some((allowed) => allowed === type);
    for (const { label, field } of securityContexts(pod)) {
      const options = field.get("seLinuxOptions");
      findings.forbid(
        options.get("type"),
        (type) => !isAllowed(type),
        `${label} sets an SELinux type that is not meant for containers`,
      );
      findings.forbid(options.get("user"), isFilled, `${label} sets an SELinux user`);
      findings.forbid(options.get("role"), isFilled, `${label} sets an SELinux role`);
    }
  },
  admission: {
    problem: "the SELinux type is not made for containers, or user or role are chosen",
    fix:
      "remove user and role, and set the type to container_t, container_init_t, container_kvm_t or " +
      "container_engine_t",
    breaches: ({ kubernetesVersion: { minor } }) =>
      contextsWhere(
        `!(c.it.?seLinuxOptions.?type.orValue("") in ${celTexts(allowedTypes(minor))}) || ` +
          'c.it.?seLinuxOptions.?user.orValue("") != "" || ' +
          'c.it.?seLinuxOptions.?role.orValue("") != ""',
        "seLinuxOptions",
      ),
  },
});
