import { isRecord } from "../rule/resource";

/** Key that marks special values in a Pulumi state, and the mark of a secret. */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** Texts that stand for values not known yet, one for each kind of value. */
const UNKNOWN_SENTINELS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** A value of a state with secrets and unknowns as the markers that rules know. */
export function fromStateValue(value: unknown): unknown {
  if (UNKNOWN_SENTINELS.has(value)) return { $unknown: true };
  if (Array.isArray(value)) return value.map(fromStateValue);
  if (!isRecord(value)) return value;
  if (value[SIGNATURE_KEY] === SECRET_SIGNATURE) return { $secret: true };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fromStateValue(item)]),
  );
}
