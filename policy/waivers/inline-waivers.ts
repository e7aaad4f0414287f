import { Field } from "../rule/field";
import { isRecord, type NormalizedResource } from "../rule/resource";
import { REQUIRED_TERMS, type RequiredTerm, type WaiverTerms } from "./waiver";

/** Start of an annotation that waives the rule named after it, on its own object alone. */
export const INLINE_PREFIX = "policy.orchestration-platform/waive-";

/** A waiver that stands on the object itself. */
export interface InlineWaiver {
  /** Id of the rule that it waives. */
  readonly rule: string;
  readonly annotation: string;
  /** Undefined where the value is not known yet. */
  readonly terms: WaiverTerms | undefined;
}

/** The waivers in an object's own annotations; those of a pod template count for nothing. */
export function inlineWaivers(resource: NormalizedResource): readonly InlineWaiver[] {
  const annotations = Field.root(resource).get("metadata", "annotations").value;
  // Most objects have no annotation at all, and this is asked of every one of them.
  if (!isRecord(annotations)) return [];
  return Object.keys(annotations)
    .filter((annotation) => annotation.startsWith(INLINE_PREFIX))
    .map((annotation) => {
      const rule = annotation.slice(INLINE_PREFIX.length);
      const value = annotations[annotation];
      return { rule, annotation, terms: isRecord(value) ? undefined : readTerms(rule, value) };
    });
}

/** True where an annotation waives a rule, or one check of it as `rule.check`. */
export function coversInline(
  { rule: waived }: InlineWaiver,
  rule: string,
  check?: string,
): boolean {
  return waived === rule || (check !== undefined && waived === `${rule}.${check}`);
}

function readTerms(rule: string, value: unknown): WaiverTerms {
  const given = typeof value === "string" ? readValue(value) : {};
  const terms = REQUIRED_TERMS.map((term) => [term, textOf(given[term])] as const);
  const texts = Object.fromEntries(terms) as Record<RequiredTerm, string>;
  return { id: `inline:${rule}`, ...texts };
}

function readValue(value: string): Readonly<Record<string, unknown>> {
  if (value.trim().startsWith("{")) return readJson(value);
  const parts = value.split(";").map((part) => part.trim());
  return Object.fromEntries(parts.map(splitPart));
}

function splitPart(part: string): readonly [string, string] {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}

/** What cannot be read names no owner, which the hygiene rule reports. */
function readJson(value: string): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(value);
    return isRecord(given) ? given : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
