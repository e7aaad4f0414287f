import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { resourceRule } from "../../rule/rule";

/** The field of each kind that says how its pods are replaced. */
const STRATEGIES: ReadonlyMap<string, string> = new Map([
  ["kubernetes:apps/v1:Deployment", "strategy"],
  ["kubernetes:apps/v1:StatefulSet", "updateStrategy"],
  ["kubernetes:apps/v1:DaemonSet", "updateStrategy"],
]);

/** A release that stops every pod at once is an outage. */
export const relRollingUpdate = resourceRule({
  id: "rel-rolling-update",
  topic: "reliability",
  severity: "low",
  description: "Pods are replaced by a rolling update that never stops all of them at once.",
  remediation:
    "Leave the strategy at RollingUpdate, with maxUnavailable below 100% and below the replicas.",
  frameworks: [
    eksBestPractices("reliability: application", "Use rolling updates that keep pods available"),
  ],
  parameters: {},
  appliesTo: (type) => STRATEGIES.has(type),
  check(root, findings) {
    const strategy = root.get("spec", STRATEGIES.get(root.resource.type) ?? "");
    const isOther = (value: unknown): boolean => value !== "RollingUpdate";
    findings.forbid(
      strategy.get("type"),
      isOther,
      `the update strategy of the ${root.resource.kind ?? "workload"} is not RollingUpdate`,
    );
    if (strategy.isReadable) {
      checkShare(strategy.get("rollingUpdate", "maxUnavailable"), root, findings);
    }
  },
  whyNoAdmission: ADVICE_ON_AVAILABILITY,
});

function checkShare(most: Field, root: Field, findings: Findings): void {
  const replicas = root.get("spec", "replicas");
  const isAll = (value: unknown): boolean => {
    const percent = /^(\d+)%$/.exec(String(value))?.[1];
    if (percent !== undefined) return Number(percent) >= 100;
    return replicas.isSet && Number(replicas.value) > 0 && Number(value) >= Number(replicas.value);
  };
  findings.forbid(most, isAll, "the update may stop all pods at once");
}
