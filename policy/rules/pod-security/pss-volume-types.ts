import { celTexts } from "../../../components/security/pure/cel";
import { volumesWhere } from "../../admission/pods";
import { RESTRICTED_VOLUME_TYPES } from "../../../components/core/pure/pod-security-standards";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { labelOf } from "../../world/kubernetes/pod-specs";

const ALLOWED: ReadonlySet<string> = new Set(RESTRICTED_VOLUME_TYPES);

/** Other volumes name a device or a server, which only a PersistentVolume should do. */
export const pssVolumeTypes = podRule({
  id: "pss-volume-types",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "restricted",
  description: "Pods use only volume types that name no device of the node and no storage server.",
  remediation:
    "Use configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected " +
    "or secret; put other storage behind a PersistentVolume and claim it.",
  frameworks: [podSecurityStandards("restricted/restrictedVolumes", "Volume types")],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const volume of pod.spec.get("volumes").items()) checkVolume(volume, findings);
  },
  admission: {
    problem: "the volume is of a type that a storage server or the node has to trust",
    fix: `use one of ${RESTRICTED_VOLUME_TYPES.join(", ")}, and put other storage behind a PersistentVolumeClaim`,
    breaches: () =>
      volumesWhere(
        `v.exists(key, key != "name") && !v.exists(key, key in ${celTexts(RESTRICTED_VOLUME_TYPES)})`,
      ),
  },
});

/** A volume that names no type is an emptyDir. */
function checkVolume(volume: Field, findings: Findings): void {
  if (!volume.isReadable) findings.notEvaluated(volume);
  const types = volume.entries().filter(([key, field]) => key !== "name" && field.isSet);
  if (types.some(([key]) => ALLOWED.has(key))) return;
  for (const [type, field] of types) {
    const message = `${labelOf(volume, "volume")} has the type ${type}, which is not allowed`;
    findings.forbid(field, () => true, message);
  }
}
