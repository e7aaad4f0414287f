import type { Findings } from "../../rule/findings";
import type { PodSpec } from "./pod-specs";

/** Fails for every container that does not have the default mask of /proc. */
export function forbidOwnProcMount(pod: PodSpec, findings: Findings): void {
  for (const { label, field } of pod.containers) {
    findings.forbid(
      field.get("securityContext", "procMount"),
      (value) => value !== "Default",
      `${label} sets a procMount other than Default, which unmasks /proc`,
    );
  }
}
