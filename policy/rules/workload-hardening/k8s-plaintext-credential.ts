import { Buffer } from "node:buffer";
import {
  embedsCredential,
  fileHoldsCredential,
  holdsCredential,
  isCredential,
} from "./k8s-plaintext-credential/credentials";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { texts, textMap } from "../../rule/parameters";
import { isPodOwner, podOf, type PodSpec } from "../../world/kubernetes/pod-specs";
import { resourceRule } from "../../rule/rule";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

/** A value in a manifest is also in the repository and in logs, and everyone with read access sees it. */
export const k8sPlaintextCredential = resourceRule({
  id: "k8s-plaintext-credential",
  topic: "workload-hardening",
  severity: "critical",
  description: "No environment variable and no ConfigMap holds a credential in plain text.",
  remediation:
    "Revoke the credential, store a new one in a Secret or a vault, and mount it as a file.",
  frameworks: [eksBestPractices("data encryption and secrets", "Use an external secrets provider")],
  parameters: {
    workloads: textMap("Custom resources that hold a pod: type token to path of its spec.", {}),
    harmless: texts("Names of variables and ConfigMap keys that hold no credential.", []),
  },
  appliesTo: (type, { workloads }) =>
    type === CONFIG_MAP || isPodOwner(type) || Object.hasOwn(workloads, type),
  check(root, findings, { settings: { workloads, harmless } }) {
    if (root.resource.type === CONFIG_MAP) checkConfigMap(root, harmless, findings);
    else checkPod(podOf(root, workloads), harmless, findings);
  },
  whyNoAdmission:
    "It tells credentials from harmless values by dozens of patterns, too many for every request.",
});

function checkPod(pod: PodSpec, harmless: readonly string[], findings: Findings): void {
  for (const { label, field } of pod.containers) {
    for (const variable of field.get("env").items()) {
      const name = variable.get("name").text ?? "";
      if (harmless.includes(name)) continue;
      const message = `${label} has a variable that looks like a credential (value withheld)`;
      const holds = (value: unknown): boolean =>
        isCredential(name, String(value)) || embedsCredential(String(value));
      findings.forbid(variable.get("value"), holds, message);
    }
  }
}

function checkConfigMap(root: Field, harmless: readonly string[], findings: Findings): void {
  for (const part of ["data", "binaryData"]) {
    const data = root.get(part);
    if (!data.isReadable) findings.notEvaluated(data);
    for (const [key, entry] of data.entries()) {
      if (harmless.includes(key)) continue;
      const holds = (value: unknown): boolean =>
        part === "data" ? entryHolds(key, String(value)) : holdsCredential(decode(String(value)));
      findings.forbid(
        entry,
        holds,
        "the ConfigMap has an entry that looks like a credential (value withheld)",
      );
    }
  }
}

/** An entry is a value under its key, or a whole file. */
function entryHolds(key: string, value: string): boolean {
  return isCredential(key, value) || fileHoldsCredential(value);
}

function decode(base64: string): string {
  return Buffer.from(base64, "base64").toString("utf8");
}
