import { describeValue } from "../../components/core/pure/validate";
import { looksSecret } from "../../components/core/pure/secret-text";

/** Keys and list positions from the top of the configuration to a value. */
export type SettingPath = readonly PropertyKey[];

/** Keys that are easy to read after a dot. */
const PLAIN_KEY = /^[\w-]{1,63}$/;

/** `services.workloads.orders.calls[0]`; a key that would be hard to read is quoted. */
export function formatPath(path: SettingPath): string {
  return path
    .map((part) => {
      if (typeof part === "number") return `[${part}]`;
      const key = String(part);
      return PLAIN_KEY.test(key) && !looksSecret(key) ? `.${key}` : `[${describeValue(key)}]`;
    })
    .join("")
    .replace(/^\./, "");
}
