import type { Findings } from "../../rule/findings";
import type { PodSpec } from "./pod-specs";

/** Fails for every container whose /proc is not masked as by default. */
export function forbidOwnProcMount(pod: PodSpec, findings: Findings): void {
  for (const { label, field } of pod.containers) {
    findings.forbid(
      field.get("securityContext", "procMount"),
      (value) => value !== "Default",
      `${label} removes the mask of /proc`,
    );
  }
}
