import { contextsWhere, podRule } from "../pods";

/** How a profile was named before the field came; old manifests and tools still write it. */
const ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

/** Without its AppArmor profile a container may write where the runtime's default forbids it. */
export const pssApparmor = podRule({
  id: "pss-apparmor",
  severity: "medium",
  isBaseline: true,
  problem: "the AppArmor profile is neither the runtime's default nor one of the node",
  fix: "remove it, or set the type to RuntimeDefault or Localhost",
  readsAnnotations: true,
  breaches: () =>
    contextsWhere(
      "c.it.?appArmorProfile.hasValue() && " +
        '!(c.it.?appArmorProfile.?type.orValue("") in ["RuntimeDefault", "Localhost"])',
      "appArmorProfile.type",
    ) +
    ` + variables.annotations.filter(key, key.startsWith("${ANNOTATION}") && ` +
    '!(variables.annotations[key] in ["", "runtime/default"]) && ' +
    '!variables.annotations[key].startsWith("localhost/"))' +
    '.map(key, "metadata.annotations[" + key + "]")',
});
