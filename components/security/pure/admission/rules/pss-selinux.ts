import { celTexts } from "../cel";
import { contextsWhere, podRule } from "../pods";

const ALLOWED_TYPES = [
  "",
  "container_t",
  "container_init_t",
  "container_kvm_t",
  "container_engine_t",
];

/** With an SELinux label of its own choice a process leaves the confinement of containers. */
export const pssSelinux = podRule({
  id: "pss-selinux",
  severity: "medium",
  isBaseline: true,
  problem: "the SELinux type is not made for containers, or user or role are chosen",
  fix:
    "remove user and role, and set the type to container_t, container_init_t, container_kvm_t or " +
    "container_engine_t",
  breaches: () =>
    contextsWhere(
      `!(c.it.?seLinuxOptions.?type.orValue("") in ${celTexts(ALLOWED_TYPES)}) || ` +
        'c.it.?seLinuxOptions.?user.orValue("") != "" || ' +
        'c.it.?seLinuxOptions.?role.orValue("") != ""',
      "seLinuxOptions",
    ),
});
