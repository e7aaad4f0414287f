import { RESTRICTED_VOLUME_TYPES } from "../../../../core/pure/pod-security-standards";
import { celTexts } from "../cel";
import { podRule, volumesWhere } from "../pods";

/** Other volumes name a device or a server, which only a PersistentVolume should do. */
export const pssVolumeTypes = podRule({
  id: "pss-volume-types",
  severity: "medium",
  problem: "the volume is of a type that a storage server or the node has to trust",
  fix: `use one of ${RESTRICTED_VOLUME_TYPES.join(", ")}, and put other storage behind a PersistentVolumeClaim`,
  breaches: () =>
    // A volume that names no type at all is an emptyDir.
    volumesWhere(
      `v.exists(key, key != "name") && !v.exists(key, key in ${celTexts(RESTRICTED_VOLUME_TYPES)})`,
    ),
});
