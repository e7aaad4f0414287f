import type { PolicyEnvironment } from "../rule/environment";
import { isDay } from "../rule/parameters";
import type { NormalizedResource, SourceLocation } from "../rule/resource";
import { globMatches } from "../rule/glob";
import { checkName } from "../rule/metadata";

/** Who answers for a waiver, and until when. */
export interface WaiverTerms {
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  /** Last day on which it holds, as `2026-11-24`. */
  readonly expires: string;
  readonly ticket: string;
}

/** Texts that every waiver must give. */
export const REQUIRED_TERMS = ["owner", "reason", "expires", "ticket"] as const;

/** One of {@link REQUIRED_TERMS}. */
export type RequiredTerm = (typeof REQUIRED_TERMS)[number];

/** A waiver as it was written; a text that is missing is empty. */
export interface Waiver extends WaiverTerms {
  /** Globs of rule ids. */
  readonly rules: readonly string[];
  /** Globs of what a resource is called; see {@link namesOf}. */
  readonly resources: readonly string[];
  /** Glob of the field's path; any field where it is left out. */
  readonly path?: string;
  /** Where it holds; everywhere when left out. */
  readonly environments?: readonly PolicyEnvironment[];
  /** Its place in the list. */
  readonly index: number;
  readonly source: SourceLocation;
}

/** Rule that watches the waivers themselves, and that none of them can switch off. */
export const WAIVER_RULE = "waiver-hygiene";

/** True for terms under which a finding may be waived on that day. */
export function isInForce(terms: WaiverTerms, today: string): boolean {
  const isComplete = REQUIRED_TERMS.every((term) => terms[term].trim() !== "");
  return isComplete && isDay(terms.expires) && terms.expires >= today;
}

/** True where a waiver covers a field of a resource, whether it is in force or not. */
export function covers(
  waiver: Waiver,
  rule: string,
  {
    resource,
    path,
    check,
  }: {
    readonly resource: NormalizedResource;
    readonly path: string;
    readonly check?: string;
  },
): boolean {
  if (!coversRule(waiver, rule, check)) return false;
  if (waiver.path !== undefined && !globMatches(waiver.path, path)) return false;
  return waiver.resources.some((pattern) =>
    namesOf(resource, pattern).some((name) => globMatches(pattern, name)),
  );
}

/** True where a waiver names a rule, or one of its checks as `rule/check`. */
export function coversRule(
  { rules }: Pick<Waiver, "rules">,
  rule: string,
  check?: string,
): boolean {
  const names = [rule, checkName(rule, check)];
  return (
    rule !== WAIVER_RULE &&
    rules.some((pattern) => names.some((name) => globMatches(pattern, name)))
  );
}

/**
 * What a pattern may call a resource: its file where the pattern ends as a file's name does, so that
 * `monitoring/*` means a namespace alone; else URN, name in whatever namespace, namespace/name, kind or
 * type token.
 */
export function namesOf(resource: NormalizedResource, pattern: string): readonly string[] {
  const { urn, name, namespace, kind, type, source } = resource;
  if (FILE.test(pattern)) return source === null ? [] : [source.file];
  const qualified = namespace === null ? [] : [`${namespace}/${name}`];
  const others = [urn, kind].filter((each) => each !== null);
  return [name, type, ...qualified, ...others];
}

const FILE = /\.(ya?ml|json)$/;
