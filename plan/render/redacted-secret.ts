import { isPlainObject } from "../../components/core/pure/plain-object";
import type { PlanProperties, PlanValue } from "../model";
import { REDACTED } from "./placeholders";

/** Keys that the server demands of a Secret by its type, so that a redacted one is accepted too. */
const REQUIRED_KEYS: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/basic-auth": ["username"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
};

/** Values that the server parses, so that plain text would be refused. */
const PARSED_VALUES: Readonly<Record<string, string>> = {
  ".dockerconfigjson": JSON.stringify({ auths: { [REDACTED]: {} } }),
};

/**
 * A Secret whose values are all redacted, whether or not the program marked them. Where the plan
 * hides the keys too, the one key `redacted` stands for them.
 */
export function redactSecret(inputs: PlanProperties): PlanProperties {
  const { stringData, ...rest } = inputs;
  if (stringData === undefined && inputs.data === undefined) return inputs;
  const type = typeof inputs.type === "string" ? inputs.type : "Opaque";
  const known = [...visibleKeys(inputs.data), ...visibleKeys(stringData)];
  const required = REQUIRED_KEYS[type] ?? [];
  const keys = new Set([...known, ...required]);
  if (keys.size === 0) keys.add(REDACTED);
  return { ...rest, data: Object.fromEntries([...keys].sort().map((key) => [key, redacted(key)])) };
}

function redacted(key: string): string {
  return Buffer.from(PARSED_VALUES[key] ?? REDACTED).toString("base64");
}

function visibleKeys(data: PlanValue | undefined): readonly string[] {
  if (!isPlainObject(data)) return [];
  return Object.keys(data).filter((key) => key !== "$secret" && key !== "$unknown");
}
