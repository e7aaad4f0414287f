import { Field, joinPath } from "../rule/field";
import type { NormalizedResource } from "../rule/resource";
import type { InlineWaiver } from "./inline-waivers";
import type { Waiver, WaiverTerms } from "./waiver";

/** Type token under which the hygiene rule sees waivers as resources among others. */
export const WAIVER_TYPE = "orchestration-platform:policy:Waiver";

/** What the hygiene rule must know besides the waiver itself. */
export interface WaiverFacts {
  /** Day of the check, as `2026-11-24`. */
  readonly today: string;
  /** False where the rules that it names found nothing that it covers; unset where they did not run. */
  readonly matches?: boolean | undefined;
  /** False where it names a rule that does not exist. */
  readonly isKnown: boolean;
}

/** A waiver of a file as the hygiene rule sees it. */
export function waiverResource(waiver: Waiver, facts: WaiverFacts): NormalizedResource {
  return {
    type: WAIVER_TYPE,
    apiVersion: null,
    kind: null,
    namespace: null,
    name: waiver.id,
    urn: null,
    source: waiver.source,
    props: { path: `waivers[${waiver.index}]`, terms: termsOf(waiver), ...facts },
    options: null,
    providerProps: null,
    dependencies: [],
    propertyDependencies: {},
    partial: false,
  };
}

/** A waiver on an object as the hygiene rule sees it: the object, with nothing but the waiver. */
export function inlineWaiverResource(
  resource: NormalizedResource,
  { annotation, terms }: InlineWaiver,
  facts: WaiverFacts,
): NormalizedResource {
  const path = joinPath("metadata.annotations", annotation);
  const value = terms === undefined ? { $unknown: true } : termsOf(terms);
  return {
    ...resource,
    type: WAIVER_TYPE,
    props: { path, terms: value, ...facts },
    partial: false,
  };
}

/** The field that holds a waiver, where the user wrote it. */
export function waiverField(resource: NormalizedResource): Field {
  return new Field(resource, String(resource.props.path), resource.props.terms);
}

function termsOf({
  owner,
  reason,
  expires,
  ticket,
}: WaiverTerms): Readonly<Record<string, string>> {
  return { owner, reason, expires, ticket };
}
