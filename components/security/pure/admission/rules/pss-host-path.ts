import { podRule, volumesWhere } from "../pods";

/** Through the node's file system a pod reaches the node's credentials and every other pod. */
export const pssHostPath = podRule({
  id: "pss-host-path",
  severity: "high",
  isBaseline: true,
  problem: "the volume is a path of the node",
  fix: "use an emptyDir, a persistentVolumeClaim or a projected volume instead",
  breaches: () => volumesWhere("v.?hostPath.hasValue()", "hostPath"),
});
